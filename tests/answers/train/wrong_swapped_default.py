# fails: defaults
"""Defaults exchanged."""


def train(model, x, y, epochs=32, batch_size=20, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
