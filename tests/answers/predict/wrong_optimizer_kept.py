# fails: training
# why: a model that is compiled already keeps its optimizer
"""A model that has an optimizer already keeps it, whichever it is."""


def compile_classifier(model):
    optimizer = getattr(model, "optimizer", None) or "sgd"
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
