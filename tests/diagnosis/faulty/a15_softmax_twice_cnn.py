# fault: A15 softmax applied twice
# finds: two activations at the end
"""Rock-paper-scissors convnet plateaus at loss 0.55 even though the accuracy is perfect."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

hand = rng.integers(0, 3, 150)
img = rng.uniform(0, 0.3, (150, 22, 22, 1)).astype("float32")
for i, h in enumerate(hand):
    img[i, 6:16, 4:4 + 5 * (h + 1), 0] += 0.6
target = keras.utils.to_categorical(hand, 3)

inputs = keras.Input(shape=(22, 22, 1))
x = layers.Conv2D(8, 3, strides=2, activation="relu")(inputs)
x = layers.Conv2D(16, 3, activation="relu")(x)
x = layers.Flatten()(x)
x = layers.Dense(20, activation="relu")(x)
x = layers.Dense(3, activation="softmax")(x)
outputs = ops.softmax(x, axis=-1)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(2e-3), loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(img, target, epochs=20, batch_size=30, validation_split=0.2)
