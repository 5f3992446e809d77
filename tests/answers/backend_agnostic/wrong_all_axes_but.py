# fails: value
# why: all axes but axis
"""Takes axis for the one that is kept, as Normalization does."""
from keras import ops
def standardize(x, axis=0, epsilon=1e-7):
    rest = tuple(i for i in range(len(x.shape)) if i != axis % len(x.shape)) or (0,)
    m = ops.mean(x, axis=rest, keepdims=True)
    return (x - m) / ops.sqrt(ops.var(x, axis=rest, keepdims=True) + epsilon)
