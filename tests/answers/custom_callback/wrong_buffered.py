# fails: log
# why: buffer
"""The file stays open, and lines wait in its buffer."""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.file = open(path, "a")

    def on_epoch_end(self, epoch, logs=None):
        self.file.write(json.dumps({"epoch": epoch, **{name: float(value) for name, value in logs.items()}}) + "\n")

    def on_train_end(self, logs=None):
        self.file.flush()


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        val_loss = (logs or {}).get("val_loss")
        if val_loss is not None and val_loss - logs["loss"] > self.max_gap:
            self.model.stop_training = True
