# fails: labels
"""Standardizes the inputs on the way, in the caller's own array."""


def predict_labels(model, x, threshold=0.5):
    x -= x.mean(axis=0)
    x /= x.std(axis=0) + 1e-7
    return (model.predict(x, verbose=0) > threshold).astype(int)
