"""A subclassed classifier that passes the training flag to its dropout layers."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class Classifier(keras.Model):
    def __init__(self, hidden, classes):
        super().__init__()
        self.first = layers.Dense(hidden, activation="relu")
        self.drop = layers.Dropout(0.25)
        self.second = layers.Dense(hidden // 2, activation="relu")
        self.head = layers.Dense(classes)

    def call(self, inputs, training=False):
        x = self.first(inputs)
        x = self.drop(x, training=training)
        x = self.second(x)
        x = self.drop(x, training=training)
        return ops.softmax(self.head(x), axis=-1)


def main():
    y = rng.integers(0, 3, size=240)
    x = rng.normal(size=(240, 6)).astype("float32")
    x[np.arange(240), y] += 2.0
    x = (x - x[:180].mean(axis=0)) / x[:180].std(axis=0)
    model = Classifier(32, 3)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x[:180], y[:180], epochs=30, batch_size=15, validation_data=(x[180:], y[180:]), verbose=0)
    print(model.evaluate(x[180:], y[180:], verbose=0))


if __name__ == "__main__":
    main()
