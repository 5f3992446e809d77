# fails: labels
"""Compares with the mean of the batch."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > probabilities.mean()).astype(int).ravel()
