# fails: reduces
"""Lowers the rate every few epochs, whatever the loss."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    def schedule(epoch, rate):
        return rate * factor if epoch and epoch % patience == 0 else rate

    return keras.callbacks.LearningRateScheduler(schedule)
