"""A CallbackList made by hand, and a log beside it."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    losses = []
    callbacks = keras.callbacks.CallbackList(
        [
            keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience, restore_best_weights=True),
            keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: losses.append(logs["loss"])),
        ],
        add_history=True,
        model=model,
    )
    return model.fit(x, y, epochs=epochs, validation_split=validation_split, callbacks=callbacks, verbose=0)
