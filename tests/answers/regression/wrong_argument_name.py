# fails: error
"""Another argument name than asked for, and one more without a default."""


def compile_for_regression(network, optimizer):
    network.compile(optimizer=optimizer, loss="mse", metrics=["mae"])
    return network
