# fails: mean
def masked_mean(ids, table):
    table = table.copy()
    table[0] = 0
    return table[ids].mean(axis=1)
