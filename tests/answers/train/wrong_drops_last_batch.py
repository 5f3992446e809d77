# fails: updates
"""Trains on full batches only."""


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    at = int(len(x) * (1 - validation_split))
    steps = max(at // batch_size, 1)
    return model.fit(
        x, y, epochs=epochs, batch_size=batch_size, validation_split=validation_split, steps_per_epoch=steps, verbose=0
    )
