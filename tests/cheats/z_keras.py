# a right answer by Keras and a compiled graph of its own
# answers: solved
import keras
import tensorflow as tf


@tf.function
def places(size, kernel):
    if kernel > size:
        size = kernel - 1
    return size - kernel + 1


assert int(places(tf.constant(5), tf.constant(3))) == 3
assert keras.layers.Conv1D(1, 3).compute_output_shape((1, 5, 1)) == (1, 3, 1)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
