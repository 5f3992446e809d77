# fails: value
# why: replaces small roots
"""Bounds the root from below."""
from keras import ops
def standardize(x, axis=0, epsilon=1e-7):
    m = ops.mean(x, axis=axis, keepdims=True)
    return (x - m) / ops.maximum(ops.std(x, axis=axis, keepdims=True), epsilon)
