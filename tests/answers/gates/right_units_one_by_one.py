"""Plain Python, unit by unit, as lists."""

import math


def _sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else 1 - _sigmoid(-x)


def _sums(vector, matrix, bias):
    return [sum(float(v) * float(w) for v, w in zip(vector, column, strict=True)) + float(b) for column, b in zip(matrix.T, bias, strict=True)]


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    n = len(h)
    sums = [a + b for a, b in zip(_sums(x, kernel, bias), _sums(h, recurrent_kernel, 0 * bias), strict=True)]
    new_h, new_c = [], []
    for k in range(n):
        cell = _sigmoid(sums[n + k]) * float(c[k]) + _sigmoid(sums[k]) * math.tanh(sums[2 * n + k])
        new_c.append(cell)
        new_h.append(_sigmoid(sums[3 * n + k]) * math.tanh(cell))
    return [new_h, new_c]


def gru_step(x, h, kernel, recurrent_kernel, bias):
    n = len(h)
    a, b = _sums(x, kernel, bias[0]), _sums(h, recurrent_kernel, bias[1])
    new = []
    for k in range(n):
        z, r = _sigmoid(a[k] + b[k]), _sigmoid(a[n + k] + b[n + k])
        new.append(z * float(h[k]) + (1 - z) * math.tanh(a[2 * n + k] + r * b[2 * n + k]))
    return new
