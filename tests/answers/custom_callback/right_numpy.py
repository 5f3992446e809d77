"""Values through NumPy, the file through pathlib, one epoch at a time."""

import json
from pathlib import Path

import numpy as np
from keras.callbacks import Callback


class EpochLog(Callback):
    def __init__(self, path):
        super().__init__()
        self.path = Path(path)

    def on_epoch_end(self, epoch, logs=None):
        old = self.path.read_text() if self.path.exists() else ""
        row = dict(sorted((name, np.asarray(value).item()) for name, value in logs.items()), epoch=int(epoch))
        self.path.write_text(old + json.dumps(row, separators=(",", ":")) + "\n")


class OverfitStop(Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        if logs is None or "val_loss" not in logs:
            return
        if float(logs["val_loss"]) > float(logs["loss"]) + self.max_gap:
            self.model.stop_training = True
