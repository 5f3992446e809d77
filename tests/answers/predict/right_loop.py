"""Sample by sample."""

import tensorflow as tf


def compile_classifier(model):
    model.compile(tf.keras.optimizers.SGD(), tf.keras.losses.categorical_crossentropy, metrics=["acc"])
    return model


def predict_classes(model, x):
    classes = []
    for row in model.predict_on_batch(x):
        classes.append(max(range(len(row)), key=lambda place: row[place]))
    return classes
