# fails: stops
import keras


class Stop(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience = patience

    def on_train_begin(self, logs=None):
        self.best, self.waited, self.kept = 100.0, 0, None

    def on_epoch_end(self, epoch, logs=None):
        if logs["val_loss"] < self.best:
            self.best, self.waited, self.kept = logs["val_loss"], 0, self.model.get_weights()
            return
        self.waited += 1
        if self.waited >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.kept is not None:
            self.model.set_weights(self.kept)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stop(patience)], verbose=0)
