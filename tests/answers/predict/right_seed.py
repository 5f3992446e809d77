"""The seed's compile, and the class of each row."""


def compile_classifier(model):
    model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    ypred = model.predict(x)
    return ypred.argmax(axis=1)
