# fails: reduces
"""Sets the rate to factor."""

import keras


class Plateau(keras.callbacks.ReduceLROnPlateau):
    def on_epoch_end(self, epoch, logs=None):
        before = float(self.model.optimizer.learning_rate)
        super().on_epoch_end(epoch, logs)
        if float(self.model.optimizer.learning_rate) != before:
            self.model.optimizer.learning_rate = self.factor


def reduce_lr_callback(factor=0.2, patience=3):
    return Plateau(factor=factor, patience=patience)
