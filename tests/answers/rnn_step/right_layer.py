"""Keras's own layer."""

from keras import layers


def simple_rnn(x, kernel, recurrent_kernel, bias):
    layer = layers.SimpleRNN(len(bias), return_sequences=True)
    layer.build((None, *x.shape))
    layer.set_weights([kernel, recurrent_kernel, bias])
    return layer(x[None])[0]
