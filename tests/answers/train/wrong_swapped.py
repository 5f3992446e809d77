# fails: updates
"""Epochs and batch size swapped on the way."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs, batch_size, validation_split=validation_split, verbose=0)
