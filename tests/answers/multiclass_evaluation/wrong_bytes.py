# fails: classes
"""A byte for each class: there are at most 256 then."""

from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=1).astype("uint8")


def report(model, x, y_true):
    y_true = y_true.argmax(axis=1) if y_true.ndim == 2 else y_true
    return classification_report(y_true, predicted_classes(model, x))
