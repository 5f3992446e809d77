# fails: stop
# why: a max_gap of 0 is treated as missing
"""Takes a gap of 0 for none."""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        row = {"epoch": epoch, **{name: float(value) for name, value in (logs or {}).items()}}
        with open(self.path, "a") as file:
            file.write(json.dumps(row) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap or 0.1

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
