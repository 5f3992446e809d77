"""Weights for unequal classes · balance

Where one class is rare, a model can be right most of the time and never name it. `fit` takes a weight for each class,
so that a mistake on a rare one costs more.
"""


def class_weights(labels):
    """Return an array of floats that holds a weight for each class, from class 0 to the largest label.

    All classes that occur count alike together: the more samples a class has, the less each of them weighs. The weights
    of all samples, each that of its own class, have a mean of 1. A class below the largest label that never occurs has
    a weight of 0, and changes no other weight.

    (`dict(enumerate(class_weights(y)))` is what `fit` takes as `class_weight`.)

    Args:
        labels: the class of each sample, an array of whole numbers (n,).

    Raises:
        ValueError: where there are no labels at all, or one of them is below 0.
    """
    raise NotImplementedError
