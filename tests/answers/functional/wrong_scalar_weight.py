# fails: architecture
"""A weight that is a single number too many."""
import keras
from keras import layers
class Scale(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(), initializer="ones", name="scale")
    def call(self, x):
        return x * self.scale
def build_functional(input_dim=10, units=32):
    x = keras.Input((input_dim,))
    return keras.Model(x, layers.Dense(1, activation="sigmoid")(Scale()(layers.Dense(units, activation="relu")(x))))
