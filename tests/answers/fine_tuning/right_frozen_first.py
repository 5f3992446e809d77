"""Everything frozen, then thawed leaf by leaf."""

import tensorflow as tf


def leaves(layer):
    inner = getattr(layer, "layers", None)
    if inner is None:
        return [layer]
    return [leaf for one in inner for leaf in leaves(one)]


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    keep = set() if layers == 0 else {id(leaf) for one in base.layers[-layers:] for leaf in leaves(one)}
    base.trainable = True
    for leaf in leaves(base):
        normal = isinstance(leaf, tf.keras.layers.BatchNormalization)
        leaf.trainable = id(leaf) in keep and not normal
    optimizer = tf.keras.optimizers.Adam(learning_rate=learning_rate, beta_1=0.9)
    model.compile(optimizer=optimizer, loss=model.loss)
    return model
