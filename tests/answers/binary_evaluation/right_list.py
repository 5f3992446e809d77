"""A list of ints, in batches of one hundred."""


def predict_labels(model, x, threshold=0.5):
    labels = []
    for start in range(0, len(x), 100):
        for (probability,) in model.predict_on_batch(x[start : start + 100]):
            labels.append(int(probability > threshold))
    return labels
