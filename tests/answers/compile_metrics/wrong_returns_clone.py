# fails: loss
"""Compiles a copy."""

import keras


def compile_with_metrics(model):
    model = keras.models.clone_model(model)
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
