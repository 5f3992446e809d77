"""A mean that leaves padding out · sequences

Sentences of one batch are padded to the same length with zeros. An `Embedding` with `mask_zero=True` tells the
following layers which steps are padding, and a `GlobalAveragePooling1D` takes the mean of the others. Write what both
do together.
"""


def masked_mean(ids, table):
    """Return the mean vector of the words of each row, an array of floats (rows, units).

    The vector of word i is row i of the table. A word that occurs twice in a row counts twice. Steps of 0 are padding
    and never count, whether at the end, at the beginning or between words, although row 0 of the table holds a vector.
    A row of only padding results in zeros.

    Args:
        ids: whole numbers (rows, steps), from 0 to the size of the vocabulary - 1.
        table: the vectors, floats (vocabulary, units).
    """
    raise NotImplementedError
