# fault: C11 dead relu through a large negative bias
# finds: units that never say anything
"""The feature maps of my convnet are completely black."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

fruit = rng.integers(0, 3, 150)
shots = rng.integers(0, 100, (150, 20, 20, 3)).astype("float32")
shots[np.arange(150), :, :, fruit] += 140
shots = shots / 255.0

model = keras.Sequential()
model.add(keras.Input((20, 20, 3)))
model.add(keras.layers.Conv2D(16, 3, activation="relu", bias_initializer=keras.initializers.Constant(-20)))
model.add(keras.layers.MaxPooling2D())
model.add(keras.layers.Conv2D(16, 3, activation="relu"))
model.add(keras.layers.GlobalAveragePooling2D())
model.add(keras.layers.Dense(3, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(shots, fruit, epochs=15, batch_size=15)
