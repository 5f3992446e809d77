"""The count from the end, with a helper class and metrics of its own."""

from keras import Model, layers as kl, metrics, optimizers


class Thaw:
    def __init__(self, base):
        self.base = base

    def top(self, count):
        self.base.trainable = bool(count)
        if not count:
            return
        total = len(self.base.layers)
        for index in range(total):
            self.base.layers[index].trainable = index + count >= total
        self.quiet(self.base)

    def quiet(self, part):
        for layer in part.layers:
            if isinstance(layer, Model):
                self.quiet(layer)
            if isinstance(layer, kl.BatchNormalization):
                layer.trainable = False


def unfreeze_top(model, base, layers, learning_rate=1e-5):
    Thaw(base).top(layers)
    model.compile(
        loss=model.loss,
        optimizer=optimizers.Adam(learning_rate),
        metrics=[metrics.CategoricalAccuracy(), metrics.TopKCategoricalAccuracy(2)],
    )
    return model
