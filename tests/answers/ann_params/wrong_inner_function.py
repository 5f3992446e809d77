# fails: layer
# why: a function is returned
"""Returns a function that would count."""
def dense_params(inputs, units, use_bias=True):
    def count():
        return inputs * units + units * use_bias
    return count
def ann_params(sizes):
    return sum(a * b + b for a, b in zip(sizes, sizes[1:]))
