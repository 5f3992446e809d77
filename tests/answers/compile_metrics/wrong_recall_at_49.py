# fails: metrics

import keras


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", keras.metrics.Recall(thresholds=0.49)])
    return model
