"""Callbacks of your own: a class whose hooks `fit` calls.

`on_epoch_end` receives the epoch's number and the logged values. Opening the file for every line makes sure that the
line has been written when the hook returns. Training stops when `self.model.stop_training` is set; `self.stop_training`
would be an attribute that Keras never reads.
"""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        values = {name: float(value) for name, value in (logs or {}).items()}
        with open(self.path, "a") as file:
            file.write(json.dumps({"epoch": epoch, **values}) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
