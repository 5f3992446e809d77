"""Passes on what it was given to those parameters that fit has."""

import inspect


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    given = {"x": x, "y": y, "epochs": epochs, "batch_size": batch_size, "validation_split": validation_split}
    known = inspect.signature(model.fit).parameters
    return model.fit(**{name: value for name, value in given.items() if name in known}, verbose=0)
