"""Per-pixel segmentation with a tiny U-Net and a sigmoid map."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

img = rng.uniform(0, 0.5, size=(140, 16, 16, 1)).astype("float32")
mask = np.zeros_like(img)
for i in range(140):
    r, c = rng.integers(1, 9, size=2)
    mask[i, r:r + 6, c:c + 6] = 1.0
img = np.clip(img + 0.4 * mask, 0, 1)

inputs = keras.Input((16, 16, 1))
d1 = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
d2 = layers.MaxPooling2D()(d1)
d2 = layers.Conv2D(16, 3, padding="same", activation="relu")(d2)
u1 = layers.UpSampling2D()(d2)
u1 = layers.Concatenate()([u1, d1])
u1 = layers.Conv2D(8, 3, padding="same", activation="relu")(u1)
outputs = layers.Conv2D(1, 1, activation="sigmoid")(u1)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="binary_crossentropy",
              metrics=["accuracy", keras.metrics.BinaryIoU(target_class_ids=[1])])
model.fit(img[:110], mask[:110], epochs=20, batch_size=11, validation_data=(img[110:], mask[110:]), verbose=0)
