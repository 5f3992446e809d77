# fails: labels
"""Counts a tie as positive."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities >= threshold).astype(int).ravel()
