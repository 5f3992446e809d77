# fails: updates
"""Leaves the batch size to Keras."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, verbose=0)
