# fails: models
# why: not what it remembered of them
"""The count of steps is saved, and the moments aren't."""

import os

import keras
import numpy as np


class Saves(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        variables = self.model.optimizer.variables
        kept = [variable.numpy() for variable in variables]
        for variable in variables[2:]:
            variable.assign(np.zeros(variable.shape))
        self.model.save(os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras"))
        for variable, value in zip(variables, kept):
            variable.assign(value)


def checkpoint_callback(directory):
    return Saves(directory)
