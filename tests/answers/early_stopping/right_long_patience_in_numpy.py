import keras
import numpy as np


class Stop(keras.callbacks.Callback):
    def __init__(self, patience):
        super().__init__()
        self.patience = patience
        self.losses = []
        self.weights = []

    def on_epoch_end(self, epoch, logs=None):
        self.losses.append(np.float32(logs["val_loss"]))
        self.weights.append([np.array(value) for value in self.model.get_weights()])
        if len(self.losses) - 1 - int(np.argmin(self.losses)) >= self.patience:
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        self.model.set_weights(self.weights[int(np.argmin(self.losses))])


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    y = y.astype("float32")
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=[Stop(patience)], verbose=0)
