# fails: loss
# why: the third argument of `compile` is `loss_weights`
"""Passes metric objects by position, where compile takes the weights of the losses."""

import keras
from keras import layers


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential(name="my_net")
    model.add(layers.InputLayer(shape=(input_dim,)))
    for place, width in enumerate(hidden):
        model.add(layers.EinsumDense("bi,io->bo", output_shape=width, bias_axes="o", name=f"hidden_{place}"))
        model.add(layers.ReLU(negative_slope=0.0, threshold=0.0))
        model.add(layers.Dropout(0.0))
        model.add(layers.Identity())
    model.add(layers.Dense(1))
    model.add(layers.Lambda(lambda x: keras.ops.sigmoid(x)))
    model.compile("adam", keras.losses.get("bce"), [keras.metrics.BinaryAccuracy(threshold=0.5, name="acc")])
    return model
