# fault: B13 dropout rate 1.0
# finds: everything dropped
"""CNN loss is exactly constant during training, as if the input did not matter."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

quadrant = rng.integers(0, 4, 160)
sky = rng.uniform(0, 0.2, (160, 20, 20, 1)).astype("float32")
for i, q in enumerate(quadrant):
    r, c = 10 * (q // 2) + rng.integers(1, 6), 10 * (q % 2) + rng.integers(1, 6)
    sky[i, r:r + 4, c:c + 4] = 1.0

inputs = keras.Input(shape=(20, 20, 1))
x = layers.Conv2D(16, 3, activation="relu")(inputs)
x = layers.MaxPooling2D(2)(x)
x = layers.Flatten()(x)
x = layers.Dense(32, activation="relu")(x)
x = layers.Dropout(rate=1.0)(x)
outputs = layers.Dense(4, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(sky, keras.utils.to_categorical(quadrant), epochs=15, batch_size=16, validation_split=0.25)
