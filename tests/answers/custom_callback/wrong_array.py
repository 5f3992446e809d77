# fails: log
"""One list that grows, in a file that is written anew."""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path, self.rows = path, []

    def on_epoch_end(self, epoch, logs=None):
        self.rows.append({"epoch": epoch, **{name: float(value) for name, value in logs.items()}})
        with open(self.path, "w") as file:
            json.dump(self.rows, file)


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        val_loss = (logs or {}).get("val_loss")
        if val_loss is not None and val_loss - logs["loss"] > self.max_gap:
            self.model.stop_training = True
