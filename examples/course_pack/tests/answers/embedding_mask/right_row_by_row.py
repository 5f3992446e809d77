import numpy as np


def masked_mean(ids, table):
    rows = []
    for row in ids:
        vectors = [table[one] for one in row if one]
        rows.append(np.mean(vectors, axis=0) if vectors else np.zeros(table.shape[1]))
    return rows
