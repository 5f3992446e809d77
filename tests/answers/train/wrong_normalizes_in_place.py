# fails: history
# why: it belongs to whoever called
"""Subtracts the mean from the very rows of whoever called, once training is over."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    h = model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
    x -= x.mean(axis=0)
    return h
