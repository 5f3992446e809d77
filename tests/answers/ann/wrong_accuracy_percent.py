# fails: loss
# why: the metric accuracy is 100 times the fraction of decisions that are right
"""An accuracy in percent."""

import keras


def accuracy(y_true, y_pred):
    return 100.0 * keras.metrics.binary_accuracy(y_true, y_pred)


def build_ann(input_dim=10, hidden=(16, 8)):
    body = [keras.layers.Dense(units, activation="relu") for units in hidden]
    model = keras.Sequential([keras.Input((input_dim,)), *body, keras.layers.Dense(1, activation="sigmoid")])
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[accuracy])
    return model
