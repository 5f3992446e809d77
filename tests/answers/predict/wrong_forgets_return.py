# fails: loss
"""Returns nothing."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
