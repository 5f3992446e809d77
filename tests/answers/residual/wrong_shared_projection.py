# fails: projection
# One projection serves all blocks of as many filters.
import keras
from keras import layers


def residual_block(x, filters):
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    shortcut = x if x.shape[-1] == filters else _project(filters)(x)
    return layers.ReLU()(layers.Add()([shortcut, y]))


def _project(filters, known={}):
    if filters not in known:
        known[filters] = layers.Conv2D(filters, 1)
    return known[filters]
