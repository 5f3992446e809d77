"""Walks in place, and stores copies."""


def gradient_descent(gradient, start, learning_rate, steps):
    w = start.copy()
    visited = [w.copy()]
    while len(visited) <= steps:
        w -= learning_rate * gradient(w)
        visited.append(w.copy())
    return visited


def max_stable_learning_rate(curvature):
    """The rate at which a step only turns the sign round: 1 - rate * curvature = -1."""
    return (1 - -1) / curvature
