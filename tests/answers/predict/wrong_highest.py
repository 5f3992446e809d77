# fails: classes
"""The highest probability, not where it stands."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).max(axis=-1)
