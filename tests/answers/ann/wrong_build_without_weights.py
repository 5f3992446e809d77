# fails: architecture
"""Believes that build() of a subclassed model makes its layers' weights, as it did before Keras 3."""

import keras


class Classifier(keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.blocks = [keras.layers.Dense(n, activation="relu") for n in hidden]
        self.head = keras.layers.Dense(1, activation="sigmoid")

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return self.head(inputs)


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Classifier(hidden)
    model.build((None, input_dim))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
