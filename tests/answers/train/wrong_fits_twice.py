# fails: updates
"""Warms up with an epoch before it counts."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    model.fit(x, y, epochs=1, batch_size=batch_size, validation_split=validation_split, verbose=0)
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
