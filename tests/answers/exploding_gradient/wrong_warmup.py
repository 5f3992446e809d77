# fails: huge
# The rate begins at zero.
import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    rate = keras.optimizers.schedules.CosineDecay(0.0, 10**6, warmup_target=learning_rate, warmup_steps=5)
    model.compile(keras.optimizers.SGD(rate, clipnorm=max_norm), "mse")
    return model
