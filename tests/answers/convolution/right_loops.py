"""Four plain loops and lists."""


def conv2d(image, kernels, bias):
    kh, kw, c, f = kernels.shape
    h, w, _ = image.shape
    maps = []
    for y in range(h - kh + 1):
        row = []
        for x in range(w - kw + 1):
            place = []
            for k in range(f):
                total = float(bias[k])
                for i in range(kh):
                    for j in range(kw):
                        for channel in range(c):
                            total += float(image[y + i, x + j, channel]) * float(kernels[i, j, channel, k])
                place.append(total)
            row.append(place)
        maps.append(row)
    return maps
