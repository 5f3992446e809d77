# fault: C11 dead relu through a large negative bias
# finds: units that never say anything
"""All hidden units are zero and only the last bias seems to be trained."""
import os
import numpy as np
import keras
from keras import initializers, layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.uniform(-1, 1, (300, 6)).astype("float32")
y = (X[:, 0] + X[:, 1] ** 2 > 0.3).astype("float32")

model = keras.Sequential([
    layers.Input((6,)),
    layers.Dense(32, activation="relu", bias_initializer=initializers.Constant(-10.0)),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=60, batch_size=30)
