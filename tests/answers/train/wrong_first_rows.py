# fails: held_out
"""Holds the first rows out."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    count = len(x) - int(len(x) * (1 - validation_split))
    held_out = x[:count], y[:count]
    return model.fit(x[count:], y[count:], epochs=epochs, batch_size=batch_size, validation_data=held_out, verbose=0)
