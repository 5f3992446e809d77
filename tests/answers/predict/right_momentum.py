"""SGD with momentum is SGD; sorting finds the highest."""

import keras


def compile_classifier(model):
    model.compile(
        optimizer=keras.optimizers.SGD(0.01, momentum=0.9), loss="categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argsort(axis=1)[:, -1].astype("int32")
