"""From probabilities to labels: compare, then turn the booleans into integers.

`astype(int)` alone would truncate every probability below 1 to 0; the comparison comes first. Flattening avoids a
surprise in a comparison with labels (n,): (n, 1) == (n,) is an (n, n) table.
"""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > threshold).astype(int).ravel()
