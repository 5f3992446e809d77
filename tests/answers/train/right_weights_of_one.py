import numpy as np


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    weights = np.ones(len(x))
    return model.fit(
        x, y, batch_size, epochs, 0, validation_split=validation_split, sample_weight=weights, class_weight=None
    )
