"""Both parts as a PyDataset."""

import keras, numpy as np


class Part(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return -(-len(self.x) // self.size)

    def __getitem__(self, i):
        s = slice(i * self.size, (i + 1) * self.size)
        return self.x[s], self.y[s]


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    import math

    at = int(math.floor(len(x) * (1.0 - validation_split)))
    return model.fit(
        Part(x[:at], y[:at], batch_size), epochs=epochs, validation_data=Part(x[at:], y[at:], batch_size), verbose=0
    )
