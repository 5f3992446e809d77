"""A mean that leaves padding out · sequences

Sentences of one batch are made equally long with zeros, which stand for no word. An `Embedding` with `mask_zero=True`
tells the layers behind it which steps those are, and a `GlobalAveragePooling1D` takes the mean of the others. Write
what both do together.
"""


def masked_mean(ids, table):
    """Return the mean vector of the words of each row, an array of floats (rows, units).

    The vector of word i is row i of the table. A word that stands in a row twice counts twice. Steps of 0 are padding,
    and count nowhere, whether they stand at the end, at the beginning or between words; row 0 of the table holds some
    vector all the same. A row of nothing but padding gives zeros.

    Args:
        ids: whole numbers (rows, steps), from 0 to the size of the vocabulary - 1.
        table: the vectors, floats (vocabulary, units).
    """
    raise NotImplementedError
