"""Two functions in a LambdaCallback, and what they remember in a dictionary."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    best = {"loss": float("inf"), "epoch": -1, "weights": None}

    def look(epoch, logs):
        if logs["val_loss"] < best["loss"]:
            best.update(loss=logs["val_loss"], epoch=epoch, weights=model.get_weights())
        model.stop_training = epoch - best["epoch"] >= patience

    watch = keras.callbacks.LambdaCallback(
        on_epoch_end=look, on_train_end=lambda logs: model.set_weights(best["weights"])
    )
    return model.fit(x=x, y=y, epochs=epochs, validation_split=validation_split, callbacks=[watch], verbose=0)
