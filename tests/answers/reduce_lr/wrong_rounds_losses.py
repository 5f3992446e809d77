# fails: reduces
"""Watches losses that are rounded to five decimals."""

import keras


class R(keras.callbacks.ReduceLROnPlateau):
    def on_epoch_end(self, epoch, logs=None):
        super().on_epoch_end(
            epoch, {"val_loss": round(float(logs["val_loss"]), 5), **{}} if logs and "val_loss" in logs else logs
        )


def reduce_lr_callback(factor=0.2, patience=3):
    return R("val_loss", factor, patience, 0, "auto", 1e-4, 0, 0)
