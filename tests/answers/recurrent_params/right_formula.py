"""One formula for all three."""


def _layer(features, units, gates, biases):
    return gates * units * (features + units + biases)


def simple_rnn_params(features, units):
    return _layer(features, units, 1, 1)


def lstm_params(features, units):
    return _layer(features, units, 4, 1)


def gru_params(features, units, reset_after=True):
    return _layer(features, units, 3, 1 + reset_after)
