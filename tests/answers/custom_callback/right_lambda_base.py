"""Subclasses of LambdaCallback."""

import json
import os

import keras


class EpochLog(keras.callbacks.LambdaCallback):
    def __init__(self, path):
        super().__init__(on_epoch_end=self.write)
        self.path = os.fspath(path)

    def write(self, epoch, logs):
        numbers = {name: float(keras.ops.convert_to_numpy(value)) for name, value in logs.items()}
        with open(self.path, mode="at") as file:
            print(json.dumps({**numbers, "epoch": epoch}), file=file)


class OverfitStop(keras.callbacks.LambdaCallback):
    def __init__(self, max_gap):
        def end(epoch, logs):
            try:
                overfits = logs["val_loss"] - logs["loss"] > max_gap
            except KeyError:
                return
            if overfits:
                self.model.stop_training = True

        super().__init__(on_epoch_end=end)
