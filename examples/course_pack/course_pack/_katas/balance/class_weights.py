"""Weights for unequal classes · balance

If one class is rare, a model can be right most of the time and never predict it. `fit` accepts a weight for each class,
so that a mistake on a rare class costs more.
"""


def class_weights(labels):
    """Return an array of floats that holds a weight for each class, from class 0 to the largest label.

    All classes that occur have the same total weight: the more samples a class has, the less each sample weighs. If
    each sample gets the weight of its class, the mean over all samples is 1. A class below the largest label that never
    occurs has a weight of 0, and changes no other weight.

    (`dict(enumerate(class_weights(y)))` is what `fit` takes as `class_weight`.)

    Args:
        labels: the class of each sample, an array of whole numbers (n,).

    Raises:
        ValueError: if there are no labels, or one of them is below 0.
    """
    raise NotImplementedError
