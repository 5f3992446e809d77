# fails: defaults
"""Never trains for longer than ten epochs."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(x, y, epochs=min(epochs, 10), batch_size=batch_size, validation_split=validation_split, verbose=0)
