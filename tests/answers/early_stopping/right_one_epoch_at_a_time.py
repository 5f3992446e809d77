"""A loop of fits of one epoch each; their histories make one."""

import numpy as np


def train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2):
    cut = int(np.floor(len(x) * (1.0 - validation_split)))
    history = None
    best_loss, best_epoch, best_weights = np.inf, -1, None
    for epoch in range(epochs):
        one = model.fit(
            x[:cut], y[:cut], validation_data=(x[cut:], y[cut:]), initial_epoch=epoch, epochs=epoch + 1, verbose=0
        )
        if history is None:
            history = one
        else:
            history.epoch.extend(one.epoch)
            for name, values in one.history.items():
                history.history.setdefault(name, []).extend(values)
        loss = one.history["val_loss"][-1]
        if loss < best_loss:
            best_loss, best_epoch, best_weights = loss, epoch, [w.copy() for w in model.get_weights()]
        elif epoch - best_epoch >= patience:
            break
    model.set_weights(best_weights)
    return history
