# fails: labels
"""Stretches the probabilities of a batch to 0…1 first."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    low, high = probabilities.min(), probabilities.max()
    if high > low:
        probabilities = (probabilities - low) / (high - low)
    return (probabilities > threshold).astype(int)
