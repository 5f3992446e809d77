# fails: models
# A copy with the optimizer's state, but compiled with another loss and rate.
import os

import keras


class Saver(keras.callbacks.Callback):
    def __init__(self, directory):
        super().__init__()
        self.directory = directory

    def on_epoch_end(self, epoch, logs=None):
        copy = keras.models.clone_model(self.model)
        copy.set_weights(self.model.get_weights())
        copy.compile(optimizer="adam", loss="mean_absolute_error")
        copy.optimizer.build(copy.trainable_variables)
        for own, known in zip(copy.optimizer.variables, self.model.optimizer.variables):
            if "learning_rate" not in own.path:
                own.assign(known)
        copy.save(os.path.join(self.directory, f"{epoch + 1:02d}-{logs['val_loss']:.4f}.keras"))


def checkpoint_callback(directory):
    return Saver(directory)
