"""A subclassed model with its layers in a list, built by build()."""

import keras


class Classifier(keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.head = keras.layers.Dense(1, activation="sigmoid")
        self.blocks = [keras.layers.Dense(n, activation="relu") for n in hidden]

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return self.head(inputs)

    def build(self, input_shape):
        for layer in [*self.blocks, self.head]:
            layer.build(input_shape)
            input_shape = layer.compute_output_shape(input_shape)
        self.built = True


def build_ann(input_dim=10, hidden=(16, 8)):
    model = Classifier(hidden)
    model.build((None, input_dim))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
