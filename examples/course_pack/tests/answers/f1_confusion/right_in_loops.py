def confusion(y_true, y_pred, classes):
    if len(y_true) != len(y_pred):
        raise ValueError("lengths differ")
    matrix = [[0] * classes for _ in range(classes)]
    for label, guess in zip(y_true, y_pred, strict=True):
        if not (0 <= label < classes and 0 <= guess < classes):
            raise ValueError("no such class")
        matrix[label][guess] += 1
    return matrix


def macro_f1(matrix):
    total = 0.0
    for place in range(len(matrix)):
        hits = float(matrix[place][place])
        missed = float(sum(matrix[place])) - hits
        wrong = float(sum(row[place] for row in matrix)) - hits
        if hits:
            precision, recall = hits / (hits + wrong), hits / (hits + missed)
            total += 2 * precision * recall / (precision + recall)
    return total / len(matrix)
