"""A loop collects the metrics; absolute error comes last."""

import keras


def compile_for_regression(model):
    wanted = []
    for name in ("RootMeanSquaredError", "R2Score", "MeanAbsoluteError"):
        wanted.append(getattr(keras.metrics, name)())
    model.compile(optimizer=keras.optimizers.Adam(beta_1=0.8, epsilon=1e-6), loss="mse", metrics=wanted)
    return model
