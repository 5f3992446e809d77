# fault: D1 inputs not scaled
# finds: inputs that are not scaled
"""My digit network with sigmoid units learns slowly and has only about 15 different outputs for 400 pictures."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

digit = rng.integers(0, 10, 400)
font = (rng.random((10, 28, 28)) > 0.6) * 255
x_train = np.clip(font[digit] + rng.normal(0, 30, (400, 28, 28)), 0, 255).astype("float32")
y_train = keras.utils.to_categorical(digit, 10)

model = keras.Sequential([
    layers.Input((28, 28)),
    layers.Flatten(),
    layers.Dense(64, activation="sigmoid"),
    layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.1), metrics=["accuracy"])
model.fit(x_train, y_train, epochs=30, batch_size=40, validation_split=0.1)
