# it sends its judge descriptors, and hopes for some in return
# answers: failed|error output|error crash
import array
import os
import socket

reached = False
try:
    for number in range(3, 64):
        try:
            there = socket.socket(fileno=os.dup(number))
        except OSError:
            continue
        held = array.array("i", [os.open("/dev/zero", os.O_RDONLY)] * 200)
        there.sendmsg([b""], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, held)])
        there.setblocking(False)
        _, given, _, _ = there.recvmsg(1, socket.CMSG_SPACE(400), socket.MSG_PEEK)
        if given:
            break
    else:
        raise OSError
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
