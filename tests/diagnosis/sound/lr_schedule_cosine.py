"""Classification of two moons with a cosine learning-rate schedule."""

import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

m = 140
t = rng.uniform(0, np.pi, size=(2, m))
upper = np.stack([np.cos(t[0]), np.sin(t[0])], axis=1)
lower = np.stack([1 - np.cos(t[1]), 0.5 - np.sin(t[1])], axis=1)
X = np.concatenate([upper, lower]) + rng.normal(scale=0.1, size=(2 * m, 2))
y = np.concatenate([np.zeros(m), np.ones(m)])
x_train, x_val, y_train, y_val = train_test_split(X, y, test_size=0.25, random_state=SEED, shuffle=True)

EPOCHS, BATCH = 50, 15
steps = EPOCHS * int(np.ceil(len(x_train) / BATCH))
schedule = keras.optimizers.schedules.CosineDecay(initial_learning_rate=0.01, decay_steps=steps)

model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(24, activation="relu"),
        keras.layers.Dense(24, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(keras.optimizers.Adam(schedule), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=EPOCHS, batch_size=BATCH, validation_data=(x_val, y_val), verbose=0)
