# fails: training
# why: which layers train was decided by the caller


def compile_with_metrics(model):
    for layer in model.layers:
        layer.trainable = True
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "Precision", "Recall"])
    return model
