# fails: names
from pathlib import Path

import keras


class Checkpoint(keras.callbacks.ModelCheckpoint):
    def on_epoch_end(self, epoch, logs=None):
        super().on_epoch_end(epoch, logs)
        files = sorted(Path(self.filepath).parent.glob("??-*.keras"), key=lambda file: file.stat().st_mtime_ns)
        for file in [file for file in files if not file.name.startswith("00")][:-5]:
            file.unlink()


def checkpoint_callback(directory):
    return Checkpoint(Path(directory) / "{epoch:02d}-{val_loss:.4f}.keras")
