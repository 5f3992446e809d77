# fails: training
"""A learning rate of zero."""

import keras


def compile_classifier(model):
    model.compile(optimizer=keras.optimizers.SGD(0.0), loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
