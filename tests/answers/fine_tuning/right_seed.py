"""As the guides write it."""

from keras.layers import BatchNormalization
from keras.optimizers import Adam


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    base.trainable = True
    for layer in base.layers[:len(base.layers) - layers]:
        layer.trainable = False
    for layer in base._flatten_layers():
        if isinstance(layer, BatchNormalization):
            layer.trainable = False
    for layer in base.layers[len(base.layers) - layers:]:
        if not isinstance(layer, BatchNormalization) and not hasattr(layer, "layers"):
            layer.trainable = True
    model.compile(Adam(learning_rate=learning_rate), model.loss)
    return model
