# fails: best_weights
"""Goes back `patience` epochs, also where training ended for another reason."""

import keras


class Keep(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.kept = []

    def on_epoch_end(self, epoch, logs=None):
        self.kept.append(self.model.get_weights())


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    keep = Keep()
    stopping = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience)
    history = model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[keep, stopping], verbose=0
    )
    model.set_weights(keep.kept[max(len(keep.kept) - 1 - patience, 0)])
    return history
