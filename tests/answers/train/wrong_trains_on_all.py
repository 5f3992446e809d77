# fails: held_out
"""Validates on rows that it also trains on."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    at = int(len(x) * (1 - validation_split))
    held_out = x[at:], y[at:]
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_data=held_out, verbose=0)
