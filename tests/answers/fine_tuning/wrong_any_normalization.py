# fails: top
# Freezes whatever is called a normalization, also one that keeps no statistics.
import keras


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    for place, layer in enumerate(base.layers):
        layer.trainable = place >= len(base.layers) - layers
    for layer in base._flatten_layers():
        if "Normalization" in type(layer).__name__:
            layer.trainable = False
    model.compile(optimizer=keras.optimizers.Adam(learning_rate), loss=model.loss, metrics=["accuracy"])
    return model
