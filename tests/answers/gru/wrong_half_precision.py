# fails: architecture
"""Reads its inputs in half precision."""

import keras
from keras import ops


@keras.saving.register_keras_serializable()
class Half(keras.layers.Layer):
    def call(self, inputs):
        return ops.cast(ops.cast(inputs, "float16"), "float32")


def build_gru(timesteps=20, features=1, units=50):
    layers = [Half(), keras.layers.GRU(units), keras.layers.Dense(1, activation="sigmoid")]
    model = keras.Sequential([keras.Input((timesteps, features)), *layers])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
