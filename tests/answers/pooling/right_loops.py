"""Loops and lists."""


def _pool(image, size, reduce):
    h, w, c = image.shape
    return [
        [
            [
                reduce([float(image[y + i, x + j, k]) for i in range(size) for j in range(size)])
                for k in range(c)
            ]
            for x in range(0, w - size + 1, size)
        ]
        for y in range(0, h - size + 1, size)
    ]


def max_pool(image, size):
    return _pool(image, size, max)


def average_pool(image, size):
    return _pool(image, size, lambda values: sum(values) / len(values))
