# fails: mean
def masked_mean(ids, table):
    return table[ids].mean(axis=1)
