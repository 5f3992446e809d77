"""Builds the layers and asks them."""

import keras
from keras import layers


def dense_params(inputs, units, use_bias=True):
    with keras.StatelessScope():
        layer = layers.Dense(units, use_bias=use_bias)
        layer.build((None, inputs))
        return layer.count_params()


def ann_params(sizes):
    inputs, *widths = sizes
    with keras.StatelessScope():
        return keras.Sequential([keras.Input((inputs,)), *map(layers.Dense, widths)]).count_params()
