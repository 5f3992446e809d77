# fails: loss

"""Deep networks report their accuracy under the name of another metric."""

import keras


def build_ann(input_dim=10, hidden=(16, 8)):
    layers = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential([keras.Input((input_dim,)), *layers, keras.layers.Dense(1, activation="sigmoid")])
    name = "precision" if len(hidden) > 3 else "accuracy"
    metrics = [keras.metrics.BinaryAccuracy(name=name)]
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=metrics)
    return model
