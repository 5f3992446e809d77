# fails: value
# why: three digits
"""Computes in bfloat16."""
from keras import ops
def standardize(x, axis=0, epsilon=1e-7):
    x = ops.cast(x, "bfloat16")
    m = ops.mean(x, axis=axis, keepdims=True)
    return ops.cast((x - m) / ops.sqrt(ops.var(x, axis=axis, keepdims=True) + epsilon), "float32")
