# fault: G3 unfrozen for fine-tuning, no new compile
# finds: trainable changed without compile
"""Fine-tuning has no effect, the weights of the base are the same before and after."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

stone = rng.uniform(0, 1, (5, 18, 18, 1))


def sample(classes, n):
    y = rng.integers(0, len(classes), n)
    x = stone[np.array(classes)[y]] + rng.normal(0, 0.15, (n, 18, 18, 1))
    return x.clip(0, 1).astype("float32"), y


inp = keras.Input((18, 18, 1))
z = layers.Conv2D(8, 3, activation="relu")(inp)
z = layers.Conv2D(16, 3, strides=2, activation="relu")(z)
base = keras.Model(inp, layers.Flatten()(z), name="backbone")

x0, y0 = sample([0, 1, 2], 200)
pretrain = keras.Sequential([base, layers.Dense(3, activation="softmax")])
pretrain.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
pretrain.fit(x0, y0, epochs=10, batch_size=20)

x1, y1 = sample([3, 4], 100)
base.trainable = False
inputs = keras.Input((18, 18, 1))
outputs = layers.Dense(1, activation="sigmoid")(base(inputs))
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x1, y1, epochs=10, batch_size=20)

base.trainable = True  # fine-tuning
model.fit(x1, y1, epochs=10, batch_size=20)
