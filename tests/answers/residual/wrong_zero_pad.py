# fails: projection
"""Pads missing channels with zeros."""

from keras import layers, ops


def residual_block(x, filters):
    y = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    y = layers.Conv2D(filters, 3, padding="same")(y)
    s = (
        x
        if x.shape[-1] == filters
        else (
            ops.pad(x, ((0, 0), (0, 0), (0, 0), (0, filters - x.shape[-1])))
            if x.shape[-1] < filters
            else layers.Conv2D(filters, 1)(x)
        )
    )
    return layers.ReLU()(y + s)
