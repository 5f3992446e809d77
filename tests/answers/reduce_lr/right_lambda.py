"""State in a closure."""

import keras


def reduce_lr_callback(factor=0.2, patience=3):
    state = {}

    def begin(logs):
        state.update(best=None, wait=0)

    def end(epoch, logs):
        if "val_loss" not in logs:
            return
        value = logs["val_loss"]
        if state["best"] is None or value + 1e-4 < state["best"]:
            state.update(best=value, wait=0)
        else:
            state["wait"] += 1
        if state["wait"] == patience:
            callback.model.optimizer.learning_rate = float(callback.model.optimizer.learning_rate) * factor
            state["wait"] = 0

    callback = keras.callbacks.LambdaCallback(on_train_begin=begin, on_epoch_end=end)
    return callback
