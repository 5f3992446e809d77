# fails: classes
# why: the labels are int8, a type that ends at 127
"""Classes in as few bits as a few need."""

import numpy as np


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return np.argmax(model.predict(x, verbose=0), axis=1).astype(np.int8)
