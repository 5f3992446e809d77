import keras
import numpy as np


class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, size):
        super().__init__()
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return -(-len(self.x) // self.size)

    def __getitem__(self, place):
        rows = slice(place * self.size, (place + 1) * self.size)
        return self.x[rows], self.y[rows]


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    first = int(len(x) * (1 - validation_split))
    x, y = np.asarray(x), np.asarray(y)
    held_out = Batches(x[first:], y[first:], batch_size)
    return model.fit(Batches(x[:first], y[:first], batch_size), epochs=epochs, validation_data=held_out, verbose=0)
