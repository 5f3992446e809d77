# fails: labels
# why: whole percents
"""Compares whole percents."""


def predict_labels(model, x, threshold=0.5):
    percent = (100 * model.predict(x, verbose=0)).astype(int)
    return (percent > int(100 * threshold)).astype(int)
