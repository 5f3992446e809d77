# fails: labels
"""Predicts the first 32 samples only."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x[:32], verbose=0)
    return (probabilities > threshold).astype(int).ravel()
