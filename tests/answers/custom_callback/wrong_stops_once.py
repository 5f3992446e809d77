# fails: another_training
# why: the callback stops one training and none after it
"""A stop that is used up."""

import json

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        with open(self.path, "a") as f:
            f.write(json.dumps({"epoch": epoch, **{k: float(v) for k, v in logs.items()}}) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap
        self.stopped = False

    def on_epoch_end(self, epoch, logs=None):
        if self.stopped or "val_loss" not in logs:
            return
        if logs["val_loss"] - logs["loss"] > self.max_gap:
            self.stopped = True
            self.model.stop_training = True
