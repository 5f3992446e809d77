# fails: real_model
# why: compiling again
"""Makes sure that the model is compiled."""


def compile_classifier(model):
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return compile_classifier(model).predict(x, verbose=0).argmax(axis=-1)
