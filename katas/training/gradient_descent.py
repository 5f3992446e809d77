"""Gradient descent · training · Q23

Q23: What goes wrong with a learning rate that is too small or too large, and where is the limit?

Gradient descent takes a step against the gradient at the current point, scaled by the learning rate:

    next w = w − learning_rate · gradient(w)

- `gradient_descent` takes `steps` steps and returns every point visited, including the start, as an array of shape
  (steps + 1, d): row 0 is the start, the last row is the end. With 0 steps it holds only the start.
- `gradient` is a function: `gradient(w)` returns the gradient at `w`, an array like `w`.
- `start` belongs to the caller: leave it unchanged. It may hold integers; the points are still floats.
- If the gradient is zero, the point doesn't move, but still gets a row for every step.
- `max_stable_learning_rate` returns the limit of the learning rate. On the parabola 0.5 · curvature · w², whose
  gradient is curvature · w, every step multiplies w by the same number. Descent converges for all learning rates
  between 0 and an upper bound: return that bound.
"""


def gradient_descent(gradient, start, learning_rate, steps):
    """Return all points visited, an array (steps + 1, d).

    Args:
        gradient: a function of a point of shape (d,) that returns an array of shape (d,).
        start: the first point, an array of shape (d,).
        learning_rate: the step size, above 0.
        steps: how many steps to take, from 0 to 500.
    """
    raise NotImplementedError


def max_stable_learning_rate(curvature):
    """Return the largest rate below which descent on 0.5 · curvature · w² converges, for a curvature above 0."""
    raise NotImplementedError
