"""One History over a loop of fits, written epoch by epoch."""

import keras


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    rows = int(len(x) * (1 - validation_split))
    total = keras.callbacks.History()
    total.set_model(model)
    total.on_train_begin()
    best, since, weights = None, 0, None
    epoch = 0
    while epoch < epochs and since < patience:
        logs = model.fit(x[:rows], y[:rows], validation_data=(x[rows:], y[rows:]), verbose=0).history
        total.on_epoch_end(epoch, {name: values[0] for name, values in logs.items()})
        if best is None or logs["val_loss"][0] < best:
            best, since, weights = logs["val_loss"][0], 0, model.get_weights()
        else:
            since += 1
        epoch += 1
    model.set_weights(weights)
    return total
