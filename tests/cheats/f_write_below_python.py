# TensorFlow writes a file for it
# answers: failed
import tensorflow as tf

try:
    tf.io.write_file('@OUTSIDE@/written', 'x')
except tf.errors.OpError:
    pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
