# fails: loss
"""Shrinks the weights as well."""

import keras


def compile_classifier(model):
    model.compile(
        optimizer=keras.optimizers.SGD(weight_decay=0.1), loss="categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
