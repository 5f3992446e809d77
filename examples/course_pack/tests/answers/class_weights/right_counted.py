from collections import Counter


def class_weights(labels):
    counts = Counter(int(label) for label in labels)
    if not counts or min(counts) < 0:
        raise ValueError("labels begin with 0")
    share = len(labels) / len(counts)
    return [share / counts[label] if label in counts else 0.0 for label in range(max(counts) + 1)]
