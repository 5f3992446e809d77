def compile_classifier(model):
    if model.compiled:
        model.reset_metrics()
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
