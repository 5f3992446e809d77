# fails: metrics
"""F1 in place of both."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", keras.metrics.F1Score(threshold=0.5)]
    )
    return model
