# fails: loss
"""AdamW is an Adam with weight decay."""

import keras


def compile_for_regression(model):
    model.compile(optimizer=keras.optimizers.AdamW(), loss="mse", metrics=["mae"])
    return model
