# fails: classes
# why: predict_classes is gone
"""A method that is gone."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict_classes(x)
