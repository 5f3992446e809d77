"""Settings by output name, out of a dictionary."""

import keras

SETTINGS = {"optimizer": keras.optimizers.Adam, "loss": "mean_squared_error", "metrics": ["mean_absolute_error", "mse"]}


def compile_for_regression(model, learning_rate=0.005):
    name = model.output_names[0]
    model.compile(
        optimizer=SETTINGS["optimizer"](learning_rate),
        loss={name: SETTINGS["loss"]},
        metrics={name: SETTINGS["metrics"]},
    )
    return model
