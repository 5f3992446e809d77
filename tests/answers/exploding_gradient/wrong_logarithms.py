# fails: loss
# The loss compares logarithms.
import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(keras.optimizers.SGD(learning_rate, clipnorm=max_norm), "mean_squared_logarithmic_error")
    return model
