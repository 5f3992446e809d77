"""Drives Keras's own callback."""

import types

import keras


def stopping_epoch(losses, patience, min_delta=0.0):
    callback = keras.callbacks.EarlyStopping("val_loss", mode="min", patience=patience, min_delta=min_delta)
    model = types.SimpleNamespace(stop_training=False)
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            break
    return [epoch, callback.best_epoch]
