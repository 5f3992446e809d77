def inverted_dropout(x, rate, noise, training=True):
    if rate < 0 or rate >= 1:
        raise ValueError("rate")
    if training:
        mask = (noise >= rate).astype(x.dtype)
        return x * mask / (1.0 - rate)
    return x.copy()
