"""Compiled before anything is thawed: enough as long as nothing is trained in between."""

import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=model.loss)
    base.trainable = True
    for layer in base.layers[: len(base.layers) - layers]:
        layer.trainable = False
    freeze_normalization(base.layers)
    return model


def freeze_normalization(layers):
    for layer in layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
        freeze_normalization(getattr(layer, "layers", []))
