"""Validation in batches of its own."""

from keras import callbacks


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x,
        y,
        epochs=epochs,
        validation_split=validation_split,
        validation_batch_size=2,
        validation_freq=1,
        callbacks=[callbacks.EarlyStopping("val_loss", 0, patience, restore_best_weights=True)],
        verbose=0,
    )
