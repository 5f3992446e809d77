"""Everything as an object, and more metrics than asked for."""

from keras import losses, metrics, optimizers


def compile_for_regression(model):
    model.compile(
        optimizer=optimizers.Adam(learning_rate=0.01),
        loss=losses.MeanSquaredError(),
        metrics=[metrics.RootMeanSquaredError(), metrics.MeanSquaredError(), metrics.MeanAbsoluteError(name="error_in_euros")],
    )
    return model
