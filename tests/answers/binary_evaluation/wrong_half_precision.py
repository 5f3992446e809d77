# fails: labels
# why: half precision
"""Saves memory: float16 has three digits."""


def predict_labels(model, x, threshold=0.5):
    probabilities = model.predict(x, verbose=0).astype("float16")
    return (probabilities > threshold).astype("int8").ravel()
