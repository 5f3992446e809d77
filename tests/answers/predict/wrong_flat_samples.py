# fails: real_model
"""Makes a vector of every sample first."""

import numpy as np


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(np.asarray([sample.ravel() for sample in x]), verbose=0).argmax(axis=-1)
