"""The seed's own line, with the threshold as an argument."""


def predict_labels(model, x, threshold=0.5):
    y_pred = (model.predict(x) > threshold).astype(int)
    return y_pred
