"""Compiling with metrics: Keras knows all three by name.

If one sample in a hundred is positive, a model that always says no is right 99 times out of 100; its recall is 0.
`Precision` and `Recall` keep their counts from batch to batch, so an epoch's value covers all of its samples, and is
not a mean over batches.
"""


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
