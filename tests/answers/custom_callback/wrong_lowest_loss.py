# fails: stop
# why: lowest training loss so far
"""The gap to the lowest training loss so far."""

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
        self.low = float("inf")

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" not in logs:
            return
        self.low = min(self.low, logs["loss"])
        if logs["val_loss"] - self.low > self.max_gap:
            self.model.stop_training = True
