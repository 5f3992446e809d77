"""The last but one layer is a linear embedding, which a second model gives out after training."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 20)).astype("float32")
y = np.argmax(x[:, :5], axis=1)
inputs = keras.Input((20,))
h = layers.Dense(64, activation="relu")(inputs)
embedding = layers.Dense(16, name="embedding")(h)
outputs = layers.Dense(5, activation="softmax")(embedding)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20)
vectors = keras.Model(inputs, embedding).predict(x[:10], verbose=0)
print(vectors.shape)
