# fault: G2 trainable=False after a first fit, no new compile
# finds: trainable changed without compile
"""I want to keep the embedding fixed in the second phase but the vectors keep moving."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

positive = rng.integers(0, 2, 260)
tweets = rng.integers(30, 200, (260, 14))
for i, p in enumerate(positive):
    tweets[i, rng.choice(14, 3, replace=False)] = rng.integers(1 + 12 * p, 13 + 12 * p, 3)

embedding = layers.Embedding(200, 16, name="words")
inputs = keras.Input((14,), dtype="int32")
h = embedding(inputs)
h = layers.LSTM(16)(h)
outputs = layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(tweets[:130], positive[:130], epochs=10, batch_size=26)

embedding.trainable = False
model.fit(tweets[130:], positive[130:], epochs=10, batch_size=26)
