# fails: training
import keras


def compile_classifier(model):
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            layer.rate = 0.0
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def predict_classes(model, x):
    return model.predict(x, verbose=0).argmax(axis=-1)
