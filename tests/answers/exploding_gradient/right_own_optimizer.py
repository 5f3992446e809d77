"""An optimizer that clips by itself."""

import tensorflow as tf


class Clipped(tf.keras.optimizers.SGD):
    def __init__(self, max_norm, **kwargs):
        super().__init__(**kwargs)
        self.max_norm = max_norm

    def apply_gradients(self, grads_and_vars):
        pairs = list(grads_and_vars)
        gradients, _ = tf.clip_by_global_norm([g for g, _ in pairs], self.max_norm)
        return super().apply_gradients(zip(gradients, [v for _, v in pairs]))


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    model.compile(Clipped(max_norm, learning_rate=learning_rate), loss=tf.keras.losses.MeanSquaredError())
    return model
