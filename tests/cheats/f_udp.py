# it sends a datagram
# answers: failed
import socket

reached = False
try:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', @PORT@))
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
