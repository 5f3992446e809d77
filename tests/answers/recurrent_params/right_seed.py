"""Built on the seed's rule for dense layers: inputs times neurons plus bias, summed over what is inside a layer."""


def dense(inputs, neurons):
    return inputs * neurons + neurons


def simple_rnn_params(features, units):
    return dense(features + units, units)


def lstm_params(features, units):
    total = 0
    for gate in ("input", "forget", "cell", "output"):
        total += dense(features + units, units)
    return total


def gru_params(features, units, reset_after=True):
    total = 0
    for gate in ("update", "reset", "candidate"):
        total += dense(features, units) + dense(units, units)
        if not reset_after:
            total -= units
    return total
