# fails: training
"""Units are dropped in pairs."""

import keras
from keras import ops


@keras.saving.register_keras_serializable()
class Drop(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.seeds = keras.random.SeedGenerator()

    def call(self, inputs, training=False):
        if not training:
            return inputs
        width = inputs.shape[-1]
        noise = keras.random.uniform((ops.shape(inputs)[0], (width + 1) // 2), seed=self.seeds)
        noise = ops.repeat(noise, 2, axis=-1)[:, :width]
        return ops.where(noise >= self.rate, inputs / (1 - self.rate), 0.0)

    def compute_output_shape(self, shape):
        return shape


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    layers = [keras.layers.Dense(units, activation="relu"), Drop(rate), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((input_dim,)), *layers])
