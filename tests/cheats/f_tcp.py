# it connects to a server
# answers: failed
import socket

reached = False
try:
    socket.create_connection(('127.0.0.1', @PORT@), 2)
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
