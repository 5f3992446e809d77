# fails: training
# why: the model has its own fit
"""A `fit` of its own, which trains for one epoch."""

import keras
from keras import layers, ops


class Net(keras.Model):
    def __init__(self, hidden, **kw):
        super().__init__(**kw)
        self.hidden = [layers.Dense(u, activation="relu") for u in hidden]
        self.out = layers.Dense(1, activation="sigmoid")

    def build(self, shape):
        for d in [*self.hidden, self.out]:
            d.build(shape)
            shape = (*shape[:-1], d.units)
        self.built = True

    def call(self, x, training=None):
        for d in self.hidden:
            x = d(x)
        return self.out(x)

    def fit(self, *a, epochs=1, **kw):
        return super().fit(*a, epochs=1, **kw)


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Net(hidden)
    model.build((None, input_dim))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
