# fault: A9 softmax output with SparseCategoricalCrossentropy(from_logits=True)
# finds: logits of probabilities
"""Wine cultivar classifier complains that the output does not represent logits."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

cultivar = rng.integers(0, 3, 178)
means = rng.normal(0, 1.5, (3, 13))
wine = (means[cultivar] + rng.normal(0, 1, (178, 13))).astype("float32")

model = keras.Sequential([
    keras.Input(shape=(13,)),
    keras.layers.Dense(26, activation="relu"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(wine, cultivar, epochs=50, batch_size=16)
