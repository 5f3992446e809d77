# fails: labels
"""Cuts probabilities off to 0."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return probabilities.astype(int).ravel()
