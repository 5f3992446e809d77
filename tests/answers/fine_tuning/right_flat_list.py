import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    for layer in base.layers[: len(base.layers) - layers]:
        layer.trainable = False
    for layer in base._flatten_layers():
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = False
    loss = keras.losses.get(model.loss)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate, beta_1=0.8), loss=loss, metrics=["mae"])
    return model
