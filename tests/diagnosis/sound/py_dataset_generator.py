"""Batches delivered by a keras.utils.PyDataset that reshuffles after every epoch."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, batch_size, shuffle, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.batch_size, self.shuffle = x, y, batch_size, shuffle
        self.order = np.arange(len(x))
        self.on_epoch_end()

    def __len__(self):
        return int(np.ceil(len(self.x) / self.batch_size))

    def __getitem__(self, index):
        rows = self.order[index * self.batch_size:(index + 1) * self.batch_size]
        return self.x[rows], self.y[rows]

    def on_epoch_end(self):
        if self.shuffle:
            rng.shuffle(self.order)


features = rng.normal(size=(260, 5)).astype("float32")
labels = np.digitize(features[:, 0] + features[:, 1] * features[:, 2], [-0.7, 0.7]).astype("int32")
train = Batches(features[:200], labels[:200], 20, shuffle=True)
valid = Batches(features[200:], labels[200:], 20, shuffle=False)
model = keras.Sequential([
    keras.Input((5,)),
    keras.layers.Dense(40, activation="relu"),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train, validation_data=valid, epochs=30, verbose=0)
