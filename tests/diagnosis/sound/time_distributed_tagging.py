"""Per-time-step tags with a TimeDistributed dense layer."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

steps = 8
x = rng.normal(size=(200, steps, 3)).astype("float32")
running = np.cumsum(x[:, :, 0], axis=1)
tags = (running > 0).astype("int32") + (x[:, :, 1] > 0.5)

model = keras.Sequential([
    keras.Input((steps, 3)),
    keras.layers.LSTM(20, return_sequences=True),
    keras.layers.TimeDistributed(keras.layers.Dense(3, activation="softmax")),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:150], tags[:150], batch_size=15, epochs=30, validation_data=(x[150:], tags[150:]), verbose=0)
print(model.predict(x[150:151], verbose=0).argmax(-1), tags[150])
