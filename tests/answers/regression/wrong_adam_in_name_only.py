# fails: training
"""Calls a plain gradient step Adam."""

import keras


class Adam(keras.optimizers.Adam):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, gradient * learning_rate)


def compile_for_regression(model):
    model.compile(optimizer=Adam(), loss="mse", metrics=["mae"])
    return model
