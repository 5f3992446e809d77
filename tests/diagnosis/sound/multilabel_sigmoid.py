"""Multi-label tagging: four independent sigmoid units and binary cross-entropy."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(280, 8)).astype("float32")
y = np.stack([x[:, 0] > 0, x[:, 1] + x[:, 2] > 0, x[:, 3] * x[:, 4] > 0, x[:, 5] > 0.7], axis=1).astype("float32")

inputs = keras.Input((8,))
h = keras.layers.Dense(48, activation="relu")(inputs)
h = keras.layers.Dense(24, activation="relu")(h)
tags = keras.layers.Dense(4, activation="sigmoid", name="tags")(h)
model = keras.Model(inputs, tags)
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss="binary_crossentropy",
    metrics=[keras.metrics.BinaryAccuracy(), keras.metrics.AUC(multi_label=True, num_labels=4)],
)
model.fit(x[:210], y[:210], epochs=40, batch_size=15, validation_data=(x[210:], y[210:]), verbose=0)
