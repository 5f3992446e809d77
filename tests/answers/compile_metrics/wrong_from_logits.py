# fails: loss
"""Takes probabilities for logits."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer="adam",
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=["accuracy", "Precision", "Recall"],
    )
    return model
