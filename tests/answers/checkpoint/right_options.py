"""Every option said, and a log beside the models."""

import os

from keras.callbacks import ModelCheckpoint


class Noted(ModelCheckpoint):
    def on_train_end(self, logs=None):
        with open(os.path.join(os.path.dirname(self.filepath), "done.txt"), "w") as file:
            file.write("done")


def checkpoint_callback(directory):
    return Noted(
        f"{directory}/" + "{epoch:02d}-{val_loss:.4f}.keras",
        monitor="loss",
        save_best_only=False,
        save_weights_only=False,
        save_freq="epoch",
    )
