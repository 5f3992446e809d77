# fails: loss
"""Reads class numbers, not one-hot labels."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
