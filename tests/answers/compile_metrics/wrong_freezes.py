# fails: training
"""Freezes the first layer."""


def compile_with_metrics(model):
    model.layers[0].trainable = False
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
