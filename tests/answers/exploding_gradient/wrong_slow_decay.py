# fails: huge
import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    rate = keras.optimizers.schedules.InverseTimeDecay(learning_rate, 100, 0.5)
    optimizer = keras.optimizers.SGD(learning_rate=rate, clipnorm=max_norm)
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
