# fails: top
"""base.layers[-0:] is all of them."""

import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    for layer in base.layers:
        layer.trainable = False
    for layer in base.layers[-layers:]:
        layer.trainable = True
    freeze_normalization(base)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=model.loss, metrics=["accuracy"])
    return model


def freeze_normalization(base):
    for layer in base.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
        elif isinstance(layer, keras.Model):
            freeze_normalization(layer)
