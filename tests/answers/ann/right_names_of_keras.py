"""Further metrics of Keras's at other thresholds and of another curve, under the names that Keras gives them."""

import keras
from keras import layers, metrics


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(layers.Dense(units, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    more = [metrics.Precision(), metrics.Recall(), metrics.Recall(thresholds=0.3), metrics.AUC(curve="PR")]
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", *more])
    return model
