"""The model as a configuration, rebuilt by Keras."""

import keras


def dense(units, activation):
    return {"class_name": "Dense", "config": {"units": units, "activation": activation}}


def build_ann(input_dim=10, hidden=(16, 8)):
    entries = [{"class_name": "InputLayer", "config": {"batch_shape": (None, input_dim)}}]
    entries += [dense(units, "relu") for units in hidden] + [dense(1, "sigmoid")]
    model = keras.Sequential.from_config({"name": "net", "layers": entries})
    model.compile(optimizer={"class_name": "Adam", "config": {"learning_rate": 0.002}},
                  loss="binary_crossentropy", metrics=["accuracy"])
    return model
