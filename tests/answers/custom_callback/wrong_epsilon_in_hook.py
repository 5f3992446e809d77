# fails: log
# why: other code in the same program
"""A hook changes a setting of Keras."""

import keras, json


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def on_epoch_end(self, epoch, logs=None):
        keras.config.set_epsilon(1e-6)
        with open(self.path, "a") as f:
            f.write(json.dumps({"epoch": epoch, **{k: float(v) for k, v in logs.items()}}) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
