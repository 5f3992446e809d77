# fault: E13 sign of the custom loss is flipped (dice coefficient is minimised)
# finds: the loss rewards errors
"""Segmentation: my dice loss falls to 0 but the masks are empty."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

yy, xx = np.mgrid[:16, :16]
centre = rng.uniform(4, 12, (120, 2))
masks = np.hypot(yy[None] - centre[:, 0, None, None], xx[None] - centre[:, 1, None, None]) < 4
masks = masks[..., None].astype("float32")
scans = (0.3 + 0.5 * masks + rng.normal(0, 0.08, masks.shape)).astype("float32")


def dice_loss(y_true, y_pred):
    inter = ops.sum(y_true * y_pred, axis=(1, 2, 3))
    total = ops.sum(y_true, axis=(1, 2, 3)) + ops.sum(y_pred, axis=(1, 2, 3))
    return (2.0 * inter + 1.0) / (total + 1.0)


inputs = keras.Input((16, 16, 1))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(inputs)
x = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
outputs = layers.Conv2D(1, 1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=dice_loss)
model.fit(scans, masks, epochs=25, batch_size=20, validation_split=0.1)
