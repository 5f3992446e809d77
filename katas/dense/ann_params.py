"""Counting the parameters of dense layers · dense · Q10

Q10: How many trainable parameters do Dense layers have, for example in a network 10 - 16 - 8 - 1?

Count the weights of a dense network without building it.

- A layer is Keras's `Dense`: every unit reads all inputs. Without `use_bias`, its units have no biases.
- A network is given by its sizes: (inputs, units of the first layer, …, units of the last layer). Every layer reads the
  output of the layer before it, and has biases.

All numbers are whole and at least 1. Each function returns an int (or a NumPy integer), exact for layers of any size,
even beyond 32 bits.
"""


def dense_params(inputs, units, use_bias=True):
    """Return the number of parameters of one Dense layer.

    Args:
        inputs: numbers per sample in the layer's input.
        units: numbers per sample in its output.
        use_bias: whether its units have biases.
    """
    raise NotImplementedError


def ann_params(sizes):
    """Return the number of parameters of a network of Dense layers with biases.

    Args:
        sizes: a tuple of at least two numbers: the inputs, then the units of each layer.
    """
    raise NotImplementedError
