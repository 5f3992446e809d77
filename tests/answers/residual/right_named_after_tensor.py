"""Names that follow from the tensor, so that they are unique."""

from keras import layers


def residual_block(x, filters):
    name = x.name.replace("/", "_")
    y = layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"{name}_first")(x)
    y = layers.Conv2D(filters, 3, padding="same", name=f"{name}_second")(y)
    shortcut = x if x.shape[-1] == filters else layers.Conv2D(filters, 1, name=f"{name}_fits")(x)
    return layers.ReLU()(layers.Add()([shortcut, y]))
