"""One helper for both, and the stop decided in a method of its own."""

import json

import keras


def numbers(logs):
    return {name: float(value) for name, value in (logs or {}).items()}


class EpochLog(keras.callbacks.Callback):
    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self.path = path

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch = epoch

    def on_epoch_end(self, epoch, logs=None):
        line = json.dumps(dict(epoch=self.epoch, **numbers(logs)))
        file = open(self.path, "a")
        file.write(f"{line}\n")
        file.close()


class OverfitStop(keras.callbacks.Callback):
    def __init__(self, max_gap):
        super().__init__()
        self.max_gap = max_gap

    def overfits(self, values):
        return "val_loss" in values and values["val_loss"] > values["loss"] + self.max_gap

    def on_epoch_end(self, epoch, logs=None):
        if self.overfits(numbers(logs)):
            self.model.stop_training = True
