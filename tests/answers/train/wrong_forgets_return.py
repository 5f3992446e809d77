# fails: history
"""Trains, and returns nothing."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
