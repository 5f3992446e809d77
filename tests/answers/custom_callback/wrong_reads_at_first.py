# fails: adds
# Reads what is there when it is made, and writes all of it anew.
import json
from pathlib import Path

import keras


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path):
        super().__init__()
        self.path = Path(path)
        self.lines = self.path.read_text().splitlines() if self.path.exists() else []

    def on_epoch_end(self, epoch, logs=None):
        self.lines.append(json.dumps({"epoch": epoch, **{k: float(v) for k, v in logs.items()}}))
        self.path.write_text("\n".join(self.lines) + "\n")


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        if "val_loss" in logs and logs["val_loss"] - logs["loss"] > self.max_gap:
            self.model.stop_training = True
