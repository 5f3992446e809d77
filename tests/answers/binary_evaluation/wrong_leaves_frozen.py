# fails: real_model
# why: which layers train
"""Freezes the model to be safe."""


def predict_labels(model, x, threshold=0.5):
    model.trainable = False
    return (model.predict(x, verbose=0) > threshold).astype(int)
