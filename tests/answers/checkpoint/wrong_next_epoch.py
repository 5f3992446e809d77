# fails: names
# why: when the next one begins
"""Each file is written when the next epoch begins."""

import keras, os


class C(keras.callbacks.Callback):
    def __init__(self, d):
        super().__init__()
        self.d = d
        self.pending = None

    def on_epoch_end(self, epoch, logs=None):
        self.pending = (epoch + 1, logs["val_loss"])

    def flush(self):
        if self.pending:
            self.model.save(os.path.join(self.d, "%02d-%.4f.keras" % self.pending))
            self.pending = None

    def on_epoch_begin(self, epoch, logs=None):
        self.flush()

    def on_train_end(self, logs=None):
        self.flush()


def checkpoint_callback(directory):
    return C(directory)
