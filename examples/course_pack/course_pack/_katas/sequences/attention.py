"""Scaled dot-product attention · sequences

Every query reads all keys, and receives a weighted mean of the values: the better a key fits, the more its value
counts. This is the core of every transformer, and it takes a few lines of NumPy.
"""


def attention(q, k, v, mask=None):
    """Return the weighted mean for each query, an array of shape (queries, e).

    The score of a query and a key is their dot product, divided by the square root of d. A softmax over the keys turns
    scores into weights, which sum to 1 for each query.

    With a mask, a query has zero weight for keys that it may not read, and its other weights sum to 1. A query that may
    read no key gets zeros.

    Dot products may be as large as 100,000, of either sign, and the weights must still be right.

    Args:
        q: queries, (queries, d).
        k: keys, (keys, d).
        v: the value of each key, (keys, e).
        mask: None, or booleans (queries, keys): True if the query may read the key.
    """
    raise NotImplementedError
