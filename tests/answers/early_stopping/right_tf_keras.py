"""By way of TensorFlow, with small batches and in order."""

import tensorflow as tf


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    callbacks = [
        tf.keras.callbacks.TerminateOnNaN(),
        tf.keras.callbacks.EarlyStopping("val_loss", patience=patience, restore_best_weights=True, verbose=1),
    ]
    return model.fit(
        x, y, 4, epochs, verbose=1, callbacks=callbacks, validation_split=validation_split, shuffle=False
    )
