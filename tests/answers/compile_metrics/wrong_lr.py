# fails: loss
# why: learning_rate
"""The argument's old name."""

import keras


def compile_with_metrics(model):
    model.compile(
        optimizer=keras.optimizers.Adam(lr=0.001),
        loss="binary_crossentropy",
        metrics=["accuracy", "Precision", "Recall"],
    )
    return model
