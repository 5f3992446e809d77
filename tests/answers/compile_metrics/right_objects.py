"""Objects, in another order, with one metric more."""

import keras
from keras import metrics


def compile_with_metrics(model):
    model.compile(
        loss=keras.losses.BinaryCrossentropy(),
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        metrics=[metrics.Recall(name="r"), metrics.AUC(), metrics.Precision(name="p"), metrics.BinaryAccuracy()],
    )
    return model
