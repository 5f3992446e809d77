"""Scaled dot-product attention · sequences

Every query looks at all keys, and gets a weighted mean of the values: the better a key fits, the more its value
counts. This is what stands at the core of each transformer, and it takes a few lines of NumPy.
"""


def attention(q, k, v, mask=None):
    """Return what each query gets, an array of shape (queries, e).

    How well a query fits a key is their dot product, divided by the square root of d. A softmax over the keys makes
    weights of that, which sum to 1 for each query.

    Where there is a mask, a query gives no weight at all to keys that it may not look at, and its different weights sum
    to 1. A query that may look at no key gets zeros.

    Dot products may be as large as 100,000, of either sign: the weights are right all the same.

    Args:
        q: queries, (queries, d).
        k: keys, (keys, d).
        v: the value of each key, (keys, e).
        mask: None, or booleans (queries, keys): True where the query may look at the key.
    """
    raise NotImplementedError
