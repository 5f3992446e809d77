"""Keras's own cells."""

from keras import layers


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    cell = layers.LSTMCell(len(h))
    cell.build((None, len(x)))
    cell.set_weights([kernel, recurrent_kernel, bias])
    _, (h, c) = cell(x[None], [h[None], c[None]])
    return h[0], c[0]


def gru_step(x, h, kernel, recurrent_kernel, bias):
    cell = layers.GRUCell(len(h), reset_after=True)
    cell.build((None, len(x)))
    cell.set_weights([kernel, recurrent_kernel, bias])
    return cell(x[None], [h[None]])[0][0]
