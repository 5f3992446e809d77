# fails: stops
import keras


class Stop(keras.callbacks.EarlyStopping):
    """A best of 0 is taken for none."""

    def _is_improvement(self, value, best):
        return not best or value < best


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    stop = Stop(monitor="val_loss", patience=patience, restore_best_weights=True)
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[stop], verbose=0)
