"""Five samples at a time."""

import numpy as np


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    found = [model.predict_on_batch(x[start : start + 5]).argmax(axis=-1) for start in range(0, len(x), 5)]
    return np.concatenate(found).astype("uint32")
