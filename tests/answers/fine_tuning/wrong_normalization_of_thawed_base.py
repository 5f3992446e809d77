# fails: normalization
"""Normalization is frozen only where the base comes frozen."""

import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    came_frozen = not base.trainable
    base.trainable = True
    frozen = len(base.layers) - layers
    for place, layer in enumerate(base.layers):
        layer.trainable = place >= frozen
    if came_frozen:
        freeze_normalization(base)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=model.loss, metrics=["accuracy"])
    return model


def freeze_normalization(base):
    for layer in base.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
        elif isinstance(layer, keras.Model):
            freeze_normalization(layer)
