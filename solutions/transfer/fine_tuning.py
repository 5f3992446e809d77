"""Fine-tuning: unfreeze the top of the base, and learn in small steps.

A model that isn't trainable freezes all of its layers, so the base is made trainable first and its layers are then
frozen one by one. `base.layers[-0:]` would be all of them, so the number of frozen layers is counted from the front.
BatchNormalization stays frozen, since a few small batches would spoil the statistics of a large data set. What trains
is decided when a model is compiled; the small learning rate keeps the base from forgetting.
"""

import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    frozen = len(base.layers) - layers
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
