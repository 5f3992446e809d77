"""The file stays open and is flushed after every line."""

import json

import tensorflow as tf


class EpochLog(tf.keras.callbacks.Callback):
    def __init__(self, path, encoding="utf-8"):
        super().__init__()
        self.path = path
        self.encoding = encoding

    def on_train_begin(self, logs=None):
        self.file = open(self.path, "a", encoding=self.encoding)

    def on_epoch_end(self, epoch, logs=None):
        json.dump({"epoch": epoch, **(logs or {})}, self.file, default=float)
        print(file=self.file, flush=True)

    def on_train_end(self, logs=None):
        self.file.close()


class OverfitStop(tf.keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def on_epoch_end(self, epoch, logs={}):
        gap = logs.get("val_loss", float("-inf")) - logs.get("loss", 0.0)
        self.model.stop_training |= bool(gap > self.max_gap)
