"""A tf.data input pipeline with shuffle, map, batch and prefetch."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

BATCH = 16
raw = rng.integers(0, 120, size=(220, 10, 10, 1)).astype("uint8")
side = rng.integers(0, 2, size=220).astype("int32")
raw[side == 1, :, 5:] += 100
raw[side == 0, :, :5] += 100


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


train_ds = tf.data.Dataset.from_tensor_slices((raw[:170], side[:170]))
train_ds = train_ds.shuffle(170, seed=SEED).map(scale).batch(BATCH).prefetch(tf.data.AUTOTUNE)
val_ds = tf.data.Dataset.from_tensor_slices((raw[170:], side[170:])).map(scale).batch(BATCH)

model = keras.Sequential([
    keras.Input((10, 10, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(train_ds, validation_data=val_ds, epochs=12, verbose=0)
print(model.evaluate(val_ds, verbose=0))
