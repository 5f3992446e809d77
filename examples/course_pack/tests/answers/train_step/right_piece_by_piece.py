import keras
import tensorflow as tf


def train_step(model, x, y):
    measure = keras.losses.get(model.loss)
    with tf.GradientTape() as tape:
        error = keras.ops.mean(measure(keras.ops.convert_to_tensor(y), model(x, training=True)))
        loss = error + sum(model.losses)
    weights = list(model.trainable_weights)
    gradients = tape.gradient(loss, [one.value for one in weights])
    model.optimizer.apply_gradients(zip(gradients, weights, strict=True))
    return loss.numpy().item()
