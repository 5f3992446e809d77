# fails: network
# why: every layer reads the network's inputs
"""Every layer is thought to read the inputs."""


def dense_params(inputs, units, use_bias=True):
    return (inputs + use_bias) * units


def ann_params(sizes):
    return sum(dense_params(sizes[0], units) for units in sizes[1:])
