# fails: metrics
# why: recall counts all probabilities above 0.3

import keras


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", keras.metrics.Recall(thresholds=0.3)])
    return model
