# fails: labels
"""Returns truth values."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > threshold).ravel()
