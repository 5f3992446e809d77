# fails: loss
# why: other code in the same program
"""Switches the dtype policy of the whole program."""

import keras


def compile_for_regression(model):
    keras.config.set_dtype_policy("mixed_bfloat16")
    model.compile("adam", "mse", metrics=["mae"])
    return model
