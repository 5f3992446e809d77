"""Sets the limit afterwards."""

from keras import losses, optimizers


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    sgd = optimizers.SGD()
    sgd.learning_rate = learning_rate
    sgd.clipnorm = float(max_norm)
    model.compile(optimizer=sgd, loss=losses.MeanSquaredError(reduction="sum_over_batch_size"))
    return model
