# fails: classes
"""Takes 0.5 for the bar."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return (model.predict(x, verbose=0) > 0.5).argmax(axis=-1)
