# fails: architecture
"""What the head says doesn't reach the hidden layer."""

import keras


@keras.saving.register_keras_serializable()
class Stop(keras.layers.Layer):
    def call(self, inputs):
        return keras.ops.stop_gradient(inputs)


def build_sequential(input_dim=10, units=32):
    layers = [keras.layers.Dense(units, activation="relu"), Stop(), keras.layers.Dense(1, activation="sigmoid")]
    return keras.Sequential([keras.Input((input_dim,)), *layers])
