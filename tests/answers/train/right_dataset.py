import tensorflow as tf


def train(model, x, y, epochs=20, batch_size=32, validation_split=0.2):
    first = int(len(x) * (1 - validation_split))
    rows = tf.data.Dataset.from_tensor_slices((x[:first], y[:first])).shuffle(first).batch(batch_size)
    held_out = tf.data.Dataset.from_tensor_slices((x[first:], y[first:])).batch(batch_size)
    return model.fit(rows, epochs=epochs, validation_data=held_out, verbose=0)
