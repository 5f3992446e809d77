"""A layer whose weight is a single number."""
import keras
from keras import layers
class Scale(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(), initializer="ones", name="scale")
    def call(self, x):
        return x * self.scale
def choose_model(sample_shape, classes):
    n = len(sample_shape)
    if not 1 <= n <= 3:
        raise ValueError("shape")
    body = {1: [layers.Dense(8, activation="relu")], 2: [layers.LSTM(8)],
            3: [layers.Conv2D(4, 3, activation="relu"), layers.Flatten()]}[n]
    return keras.Sequential([keras.Input(sample_shape), Scale(), *body, layers.Dense(classes, activation="softmax")])
