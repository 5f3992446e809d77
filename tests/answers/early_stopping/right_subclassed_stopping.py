"""EarlyStopping with a greeting."""

import keras


class Talking(keras.callbacks.EarlyStopping):
    def on_train_end(self, logs=None):
        super().on_train_end(logs)
        print(f"best epoch: {self.best_epoch + 1}")


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    settings = {"epochs": epochs, "validation_split": validation_split, "batch_size": 1, "verbose": "auto"}
    settings["callbacks"] = (Talking(patience=patience, restore_best_weights=True, min_delta=0),)
    return model.fit(x, y, **settings)
