# fails: loss
"""No metrics."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy")
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
