# fails: classes
# why: half precision
"""Half precision is enough for probabilities, one would think."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).astype("float16").argmax(axis=-1)
