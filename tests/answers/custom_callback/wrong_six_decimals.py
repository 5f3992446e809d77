# fails: log
# why: values are rounded
"""Six decimals are none of a learning rate."""

import keras, json


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        with open(self.path, "a") as f:
            f.write(json.dumps({"epoch": epoch, **{k: round(float(v), 6) for k, v in logs.items()}}) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
