"""Batches from tf.data."""

import tensorflow as tf
from tensorflow import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    rows = int(len(x) * (1.0 - validation_split))
    train = tf.data.Dataset.from_tensor_slices((x[:rows], y[:rows])).shuffle(rows).batch(8)
    validation = tf.data.Dataset.from_tensor_slices((x[rows:], y[rows:])).batch(8)
    stopping = keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)
    return model.fit(train, validation_data=validation, epochs=epochs, callbacks=[stopping], verbose=0)
