# a right answer that prints
# answers: solved
print('ünïcödé', conv := 1)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1


if __name__ == '__main__':
    print(conv_output_size(5, 3))
