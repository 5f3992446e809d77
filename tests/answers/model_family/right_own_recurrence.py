"""A recurrence of one's own, step by step."""

import keras
from keras import layers


@keras.saving.register_keras_serializable()
class Steps(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, shape):
        self.a = self.add_weight(shape=(shape[-1], self.units), name="a")
        self.b = self.add_weight(shape=(self.units, self.units), name="b")

    def call(self, inputs):
        state = keras.ops.zeros_like(inputs[:, 0] @ self.a)
        for step in range(inputs.shape[1]):
            state = keras.ops.tanh(inputs[:, step] @ self.a + state @ self.b)
        return state


def choose_model(sample_shape, classes):
    if len(sample_shape) not in (1, 2, 3):
        raise ValueError(f"no family for {sample_shape}")
    x = inputs = keras.Input(sample_shape)
    if len(sample_shape) == 2:
        x = Steps(6)(x)
    elif len(sample_shape) == 3:
        x = layers.Flatten()(layers.Conv2D(4, 3, activation="relu")(x))
    x = layers.Dense(8, activation="tanh")(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(x))
