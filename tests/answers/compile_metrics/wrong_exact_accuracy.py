# fails: metrics
"""Accuracy() compares probabilities with labels."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer="adam", loss="binary_crossentropy", metrics=[keras.metrics.Accuracy(), "Precision", "Recall"]
    )
    return model
