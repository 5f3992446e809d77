import keras
import numpy as np


def attention(q, k, v, mask=None):
    q, k, v = (np.asarray(one, "float32") for one in (q, k, v))
    scores = keras.ops.matmul(q, keras.ops.transpose(k)) / len(q[0]) ** 0.5
    if mask is None:
        return keras.ops.matmul(keras.ops.softmax(scores), v)
    # Moved away from what is forbidden by as much as there is between all scores.
    lowest = keras.ops.min(scores) - 1e9
    weights = keras.ops.softmax(keras.ops.where(mask, scores, lowest))
    return keras.ops.matmul(weights * np.asarray(mask, "float32"), v)
