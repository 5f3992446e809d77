"""Gradient descent · training · Q23

Gradient descent takes a step from where it stands, against the gradient there, as long as the learning rate says:

    next w = w − learning_rate · gradient(w)

- `gradient_descent` takes `steps` steps and returns every point visited, the start included, as an array of shape
  (steps + 1, d): row 0 is the start, the last row is the end. With 0 steps it is the start alone.
- `gradient` is a function: `gradient(w)` returns the gradient at `w`, an array like `w`.
- `start` belongs to whoever called: leave it as it is. It may hold integers; the points are floats all the same.
- Where the gradient is zero the walk stands still, and its points are rows like any others.
- `max_stable_learning_rate` says how large the learning rate may be. On the parabola 0.5 · curvature · w², whose
  gradient is curvature · w, every step multiplies w by the same number. Descent converges for all learning rates
  between 0 and a largest one: return that bound.
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
