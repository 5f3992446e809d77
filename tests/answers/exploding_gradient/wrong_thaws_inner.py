# fails: huge
import keras


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    optimizer = keras.optimizers.SGD(learning_rate=learning_rate, clipnorm=max_norm)
    for layer in model._flatten_layers():
        layer.trainable = True
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model
