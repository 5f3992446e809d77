# fails: loss
"""Compares probabilities with labels."""

import keras


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=[keras.metrics.Accuracy()])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
