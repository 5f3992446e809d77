# fails: training
# why: used for those of another model
"""One optimizer for all models that it is given."""

import keras

OPTIMIZER = keras.optimizers.Adam()


def compile_with_metrics(model):
    model.compile(
        optimizer=OPTIMIZER,
        loss="binary_crossentropy",
        metrics=["accuracy", keras.metrics.Precision(), keras.metrics.Recall()],
    )
    return model
