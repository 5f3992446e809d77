# fails: held_out
"""Trains a copy."""

import keras


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    model = keras.models.clone_model(model)
    model.compile("sgd", "mse")
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
