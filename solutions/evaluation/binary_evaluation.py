"""From probabilities to labels: compare, then make numbers of the truth values.

`astype(int)` alone would cut every probability below 1 off to 0; the comparison comes first. Flattening spares whoever
compares with labels (n,) a surprise: (n, 1) == (n,) is an (n, n) table.
"""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0)
    return (probabilities > threshold).astype(int).ravel()
