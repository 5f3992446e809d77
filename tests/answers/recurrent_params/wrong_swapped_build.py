# fails: simple_rnn
"""Lets Keras count, but takes the features for the steps."""

import keras


def _count(layer, features):
    model = keras.Sequential([keras.Input((features, 1)), layer])
    return model.count_params()


def simple_rnn_params(features, units):
    return _count(keras.layers.SimpleRNN(units), features)


def lstm_params(features, units):
    return _count(keras.layers.LSTM(units), features)


def gru_params(features, units, reset_after=True):
    return _count(keras.layers.GRU(units, reset_after=reset_after), features)
