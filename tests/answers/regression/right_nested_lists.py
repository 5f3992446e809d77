"""Settings out of a dictionary, one list for each output."""

import keras

SETTINGS = {"optimizer": keras.optimizers.Adam, "loss": "mean_squared_error", "metrics": ["mean_absolute_error", "mse"]}


def compile_for_regression(model, learning_rate=0.005):
    model.compile(
        optimizer=SETTINGS["optimizer"](learning_rate), loss=[SETTINGS["loss"]], metrics=[SETTINGS["metrics"]]
    )
    return model
