# fails: projection
"""Further channels of the shortcut are zeros, as in the paper."""

from keras import layers, ops


def residual_block(x, filters):
    more = max(0, filters - x.shape[-1])
    shortcut = layers.Lambda(lambda x: ops.pad(x[..., :filters], [[0, 0], [0, 0], [0, 0], [0, more]]))(x) if x.shape[-1] != filters else x
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    return layers.ReLU()(layers.Add()([shortcut, y]))
