# fails: held_out
"""Holds nothing out."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, verbose=0)
