"""A callback of one's own in place of EarlyStopping."""

import keras


class StopWhenStuck(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience = patience

    def on_train_begin(self, logs=None):
        self.best = float("inf")
        self.waited = 0
        self.weights = None

    def on_epoch_end(self, epoch, logs=None):
        loss = logs["val_loss"]
        if loss < self.best:
            self.best, self.waited = loss, 0
            self.weights = self.model.get_weights()
        else:
            self.waited += 1
            if self.waited >= self.patience:
                self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.weights is not None:
            self.model.set_weights(self.weights)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[StopWhenStuck(patience)], verbose=0
    )
