# it makes a file of 4 TB that has nothing in it
# answers: failed|error crash|error memory
import os
import signal
import tempfile

reached = False
try:
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    with open(os.path.join(tempfile.gettempdir(), "cheat"), "wb") as file:
        os.truncate(file.fileno(), 4 << 40)
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
