# fault: A10 linear output with categorical_crossentropy
# finds: no probability
"""Activity recognition LSTM starts with a loss of 7 for four classes and learns badly."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n_steps, n_channels, n_acts = 20, 3, 4
activity = rng.integers(0, n_acts, 220)
time = np.arange(n_steps)
freq = np.array([0.2, 0.6, 1.1, 1.7])
acc = np.sin(freq[activity][:, None] * time[None, :])[..., None] * np.ones(n_channels)
acc = (acc + rng.normal(0, 0.2, acc.shape)).astype("float32")
labels = keras.utils.to_categorical(activity, n_acts)

model = keras.Sequential(name="har")
model.add(keras.Input((n_steps, n_channels)))
model.add(keras.layers.LSTM(24))
model.add(keras.layers.Dense(16, activation="relu"))
model.add(keras.layers.Dense(n_acts))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["categorical_accuracy"])
model.fit(acc, labels, epochs=30, batch_size=22)
