# fails: labels
"""Another default."""


def predict_labels(model, x, threshold=0.6):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > threshold).astype(int).ravel()
