"""Compiling with metrics · training · Q45

Q45: Why would you compile a binary classifier with precision and recall besides accuracy?

You are given a Keras model that ends in one sigmoid unit. Prepare it for training as a binary classifier, and let it
report more than its accuracy: if positives are rare, accuracy alone says little.

- Optimizer: Adam.
- Loss: binary cross-entropy on probabilities.
- Metrics: accuracy, precision and recall among them. A probability above 0.5 counts as a positive decision; precision
  is the fraction of the positive decisions that are right, recall the fraction of the positives that are found.
- Return the model you were given; don't change its layers, its weights or which of its layers are frozen. It may
  already be compiled, for something else.
"""


def compile_with_metrics(model):
    """Return `model`, compiled.

    Args:
        model: a built Keras model whose output is one probability per sample, (batch, 1).
    """
    raise NotImplementedError
