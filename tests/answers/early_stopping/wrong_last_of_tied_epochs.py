# fails: best_weights
# why: EarlyStopping doesn't restore the best weights
"""Of epochs with the same lowest loss it takes the weights of the last one."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    kept = []
    keeps = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: kept.append(model.get_weights()))
    stops = keras.callbacks.EarlyStopping(monitor="val_loss", patience=patience)
    history = model.fit(
        x, y, epochs=epochs, validation_split=validation_split, callbacks=[stops, keeps], verbose=0
    )
    losses = history.history["val_loss"]
    model.set_weights(kept[max(epoch for epoch, loss in enumerate(losses) if loss == min(losses))])
    return history
