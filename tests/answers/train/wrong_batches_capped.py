# fails: defaults
"""No batch has more than 32 rows."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, batch_size=min(batch_size, 32), validation_split=validation_split, verbose=0)
