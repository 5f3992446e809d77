# it waits for itself
# answers: error timeout
# budget: 6
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
