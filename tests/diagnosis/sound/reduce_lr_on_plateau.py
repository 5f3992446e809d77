"""ReduceLROnPlateau watches the validation loss of a regression network."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1, 1, size=(250, 4))
y = (np.exp(x[:, 0]) + x[:, 1] * x[:, 2])[:, None]
model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.RMSprop(0.005), loss="mse")
plateau = keras.callbacks.ReduceLROnPlateau(monitor="val_loss", factor=0.5, patience=5, min_lr=1e-5)
model.fit(x[:200], y[:200], epochs=60, batch_size=20, validation_data=(x[200:], y[200:]),
          callbacks=[plateau], verbose=0)
