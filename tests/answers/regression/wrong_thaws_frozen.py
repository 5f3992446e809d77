# fails: training
# why: which layers train was decided by the caller


def compile_for_regression(model):
    for layer in model.layers:
        layer.trainable = True
    model.compile(optimizer="adam", loss="mean_squared_error", metrics=["mae"])
    return model
