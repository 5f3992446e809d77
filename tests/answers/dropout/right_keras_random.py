"""keras.random.dropout in a Dense layer that drops its own units."""

import keras


class DroppingDense(keras.layers.Dense):
    def __init__(self, units, rate, **kwargs):
        super().__init__(units, **kwargs)
        self.rate = rate
        self.generator = keras.random.SeedGenerator()

    def call(self, inputs, training=None):
        outputs = super().call(inputs)
        return keras.random.dropout(outputs, self.rate, seed=self.generator) if training else outputs


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    inputs = keras.Input((input_dim,), name="i")
    hidden = DroppingDense(units, rate, activation="relu", name="h")(inputs)
    return keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid", name="o")(hidden))
