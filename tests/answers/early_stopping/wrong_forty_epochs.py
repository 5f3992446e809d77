# fails: defaults
"""Only the first forty epochs are looked at."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    class M(keras.callbacks.EarlyStopping):
        def on_epoch_end(self, epoch, logs=None):
            if epoch >= 40:
                return
            super().on_epoch_end(epoch, logs)

    cb = M(patience=patience, restore_best_weights=True)
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[cb], verbose=0)
