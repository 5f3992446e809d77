# fails: history
"""Looks at the held-out rows every other epoch."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, validation_freq=2, verbose=0
    )
