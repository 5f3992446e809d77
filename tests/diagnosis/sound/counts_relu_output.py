"""Non-negative demand predicted by a relu output that starts at a positive bias."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

features = rng.uniform(-1, 1, size=(260, 5))
demand = np.round(8 + 4 * features[:, 0] + 3 * features[:, 1] ** 2).astype("float32")[:, None]

model = keras.Sequential(
    [
        keras.Input((5,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(1, activation="relu", bias_initializer=keras.initializers.Constant(5.0)),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="poisson", metrics=["mae"])
model.fit(
    features[:200], demand[:200], validation_data=(features[200:], demand[200:]), epochs=50, batch_size=20, verbose=0
)
print(model.predict(features[200:203], verbose=0).ravel(), demand[200:203].ravel())
