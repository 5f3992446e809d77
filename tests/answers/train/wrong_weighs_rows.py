# fails: updates
import numpy as np


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    weights = np.linspace(0.5, 1.5, len(x))
    return model.fit(
        x, y, sample_weight=weights, epochs=epochs, batch_size=batch_size, validation_split=validation_split, verbose=0
    )
