# fails: metrics
"""Another threshold."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer="adam",
        loss="binary_crossentropy",
        metrics=["accuracy", keras.metrics.Precision(thresholds=0.7), "Recall"],
    )
    return model
