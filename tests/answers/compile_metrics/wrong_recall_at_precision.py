# fails: metrics
"""Another metric with recall in its name."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=["accuracy", "Precision", keras.metrics.RecallAtPrecision(0.5)],
    )
    return model
