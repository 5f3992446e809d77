"""A context manager puts the best weights back."""

import keras
from contextlib import contextmanager


@contextmanager
def best_of(model):
    kept = {}

    class Keep(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            if "loss" not in kept or logs["val_loss"] < kept["loss"]:
                kept.update(
                    loss=logs["val_loss"],
                    weights=[keras.ops.convert_to_numpy(v).copy() for v in model.variables if True],
                    vars=None,
                )
                kept["state"] = [(v, keras.ops.convert_to_numpy(v).copy()) for v in model.weights]

    yield Keep()
    for v, value in kept["state"]:
        v.assign(value)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    with best_of(model) as keep:
        return model.fit(
            x,
            y,
            epochs=epochs,
            validation_split=validation_split,
            verbose=0,
            callbacks=[keep, keras.callbacks.EarlyStopping(patience=patience)],
        )
