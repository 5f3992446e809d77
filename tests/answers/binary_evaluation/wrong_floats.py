# fails: labels
"""Returns floats."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > threshold).astype("float32").ravel()
