# fails: loss
"""`lr` is gone in Keras 3."""

from keras.optimizers import Adam


def compile_for_regression(model):
    model.compile(optimizer=Adam(lr=0.001), loss="mse", metrics=["mae"])
    return model
