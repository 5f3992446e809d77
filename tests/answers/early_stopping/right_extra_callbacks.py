"""A table of the course besides, and one EarlyStopping for all calls."""

import tempfile

import keras

ES = keras.callbacks.EarlyStopping(monitor="val_loss", restore_best_weights=True)


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    ES.patience = patience
    with tempfile.TemporaryDirectory() as folder:
        return model.fit(
            x,
            y,
            epochs=epochs,
            validation_split=validation_split,
            verbose=0,
            callbacks=[
                keras.callbacks.CSVLogger(f"{folder}/log.csv"),
                keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate),
                ES,
            ],
        )
