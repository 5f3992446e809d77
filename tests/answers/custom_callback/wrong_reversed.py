# fails: stop
"""Training loss above validation loss."""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        row = {"epoch": epoch}
        for name, value in (logs or {}).items():
            row[name] = float(value)
        with open(self.path, "a") as file:
            file.write(json.dumps(row) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        val_loss = (logs or {}).get("val_loss")
        if val_loss is not None and logs["loss"] - val_loss > self.max_gap:
            self.model.stop_training = True
