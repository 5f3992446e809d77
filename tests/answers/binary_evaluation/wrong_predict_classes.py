# fails: labels
# why: predict_classes is gone
"""A method that is gone."""


def predict_labels(model, x, threshold=0.5):
    return model.predict_classes(x)
