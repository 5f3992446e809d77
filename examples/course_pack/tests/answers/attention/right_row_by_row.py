import math


def attention(q, k, v, mask=None):
    rows = []
    for place, query in enumerate(q):
        allowed = [j for j in range(len(k)) if mask is None or mask[place][j]]
        row = [0.0] * v.shape[1]
        if allowed:
            scores = [sum(float(query[i]) * float(k[j][i]) for i in range(len(query))) for j in allowed]
            powers = [math.exp((score - max(scores)) / math.sqrt(len(query))) for score in scores]
            for e in range(len(row)):
                row[e] = sum(powers[i] * float(v[j][e]) for i, j in enumerate(allowed)) / sum(powers)
        rows.append(row)
    return rows
