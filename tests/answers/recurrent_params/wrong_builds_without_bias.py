# fails: simple_rnn
"""Lets Keras count, but builds the layers without bias."""

import keras


def _count(layer, features):
    layer.build((None, 5, features))
    return layer.count_params()


def simple_rnn_params(features, units):
    return _count(keras.layers.SimpleRNN(units, use_bias=False), features)


def lstm_params(features, units):
    return _count(keras.layers.LSTM(units, use_bias=False), features)


def gru_params(features, units, reset_after=True):
    return _count(keras.layers.GRU(units, use_bias=False, reset_after=reset_after), features)
