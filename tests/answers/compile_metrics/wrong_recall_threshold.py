# fails: metrics
# why: recall also counts some probabilities below 0.5

import keras


def compile_with_metrics(model):
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", keras.metrics.Recall(thresholds=0.3)])
    return model
