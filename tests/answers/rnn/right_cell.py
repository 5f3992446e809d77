"""The cell inside a plain RNN layer."""

import keras
from keras import layers


def build_rnn(timesteps=10, features=1, units=32):
    model = keras.Sequential(name="from_cells")
    model.add(layers.Input(batch_shape=(None, timesteps, features)))
    model.add(layers.RNN(layers.SimpleRNNCell(units)))
    model.add(layers.Dense(units=1))
    model.add(layers.Lambda(lambda z: keras.ops.sigmoid(z)))
    model.compile("adam", loss=keras.losses.binary_crossentropy, metrics=[keras.metrics.binary_accuracy])
    return model
