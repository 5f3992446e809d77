# fails: another_training
# why: a gap of an earlier training
"""A stop that is never forgotten."""

import keras, json


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
        self.stop = False

    def on_epoch_end(self, epoch, logs=None):
        self.stop = self.stop or "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap
        if self.stop:
            self.model.stop_training = True
