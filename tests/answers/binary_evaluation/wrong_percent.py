# fails: threshold
"""Takes the threshold for a percentage."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > (threshold if threshold <= 0.5 else threshold / 100)).astype(int).ravel()
