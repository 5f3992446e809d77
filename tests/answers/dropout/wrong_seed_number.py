# fails: training
# why: the same random numbers
"""Seeds the mask with a number."""
import keras
from keras import layers
from keras import ops
class D(layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate
    def call(self, x, training=False):
        if training:
            return keras.random.dropout(x, self.rate, seed=42)
        return x
def build_dropout_net(input_dim=20, units=64, rate=0.5):
    return keras.Sequential([keras.Input((input_dim,)), layers.Dense(units, activation="relu"), D(rate), layers.Dense(1, activation="sigmoid")])
