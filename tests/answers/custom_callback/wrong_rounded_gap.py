# fails: stop
# why: the gap is rounded before it is compared
"""Rounds the gap to two decimals."""

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
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" in logs and round(float(logs["val_loss"]) - float(logs["loss"]), 2) > self.max_gap:
            self.model.stop_training = True
