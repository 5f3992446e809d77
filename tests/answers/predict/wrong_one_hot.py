# fails: classes
"""One-hot rows."""

import numpy as np


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return np.eye(model.output_shape[-1], dtype=int)[model.predict(x, verbose=0).argmax(axis=-1)]
