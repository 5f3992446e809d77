# fails: held_out
# why: other numbers than those in x
"""Standardizes inputs that nobody asked to change."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    x = (x - x.mean()) / x.std()
    return model.fit(x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0)
