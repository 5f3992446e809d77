# fails: loss
"""Smooths the labels."""

import keras


def compile_classifier(model):
    model.compile(optimizer="sgd", loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1), metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
