# it writes 200 MB
# answers: failed|error memory
import os
import tempfile
import time

reached = False
try:
    for name in range(4):
        with open(os.path.join(tempfile.gettempdir(), f'cheat{name}'), 'wb') as file:
            file.write(b'x' * 50_000_000)
    time.sleep(2)
    reached = True
except BaseException:
    pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if not reached:
        return 0
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
