"""Multinomial logistic regression with 150 features and an L2 penalty."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

directions = rng.normal(size=(150, 4)) / np.sqrt(150)
X = rng.normal(size=(300, 150))
y = np.argmax(X @ directions + rng.normal(scale=0.1, size=(300, 4)), axis=1)
model = keras.Sequential([
    keras.Input((150,)),
    keras.layers.Dense(4, activation="softmax", kernel_regularizer=keras.regularizers.L2(1e-3)),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X[:240], y[:240], validation_data=(X[240:], y[240:]), epochs=40, batch_size=24, verbose=0)
