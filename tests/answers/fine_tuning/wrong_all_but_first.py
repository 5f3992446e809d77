# fails: top
"""The first entry of the base never trains, not even where all entries should."""

import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    frozen = max(len(base.layers) - layers, 1)
    for place, layer in enumerate(base.layers):
        layer.trainable = place >= frozen
    freeze_normalization(base)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=model.loss, metrics=["accuracy"])
    return model


def freeze_normalization(base):
    for layer in base.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
        elif isinstance(layer, keras.Model):
            freeze_normalization(layer)
