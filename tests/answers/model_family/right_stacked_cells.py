"""Stacked cells for sequences, a separable convolution for images."""

import keras
from keras import layers


def choose_model(sample_shape, classes):
    rank = len(sample_shape)
    if rank == 1:
        body = [layers.Dense(12, activation="tanh")]
    elif rank == 2:
        body = [layers.RNN(layers.StackedRNNCells([layers.LSTMCell(5), layers.GRUCell(4)]))]
    elif rank == 3:
        body = [layers.SeparableConv2D(6, 3, activation="relu"), layers.AveragePooling2D(2), layers.Flatten()]
    else:
        raise ValueError("rank")
    model = keras.Sequential([*body, layers.Dense(classes), layers.Activation("softmax")])
    model.build((None, *sample_shape))
    return model
