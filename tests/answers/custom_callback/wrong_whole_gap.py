# fails: stop
# why: truncated to an integer
"""max_gap is a whole number here."""

import keras, json, numpy as np


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        with open(self.path, "a") as f:
            f.write(
                json.dumps({"epoch": float(epoch), **{k: float(v) for k, v in logs.items() if k != "learning_rate"}})
                + "\n"
            )


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = int(max_gap)

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
