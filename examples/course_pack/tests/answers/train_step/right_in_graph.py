import tensorflow as tf


def train_step(model, x, y):
    model.optimizer.build(model.trainable_variables)

    @tf.function
    def once(x, y):
        with tf.GradientTape() as tape:
            loss = model.compute_loss(y=y, y_pred=model(x, training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        model.optimizer.apply(gradients, model.trainable_variables)
        return loss

    return float(once(tf.constant(x), tf.constant(y)))
