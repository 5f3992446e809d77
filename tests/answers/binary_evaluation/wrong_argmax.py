# fails: labels
"""The argmax of a single column is always 0."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return probabilities.argmax(axis=1)
