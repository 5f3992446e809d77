# fails: threshold
"""A threshold of 0 counts as none."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > (threshold or 0.5)).astype(int).ravel()
