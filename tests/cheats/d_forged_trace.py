# it hangs, and says so from a line with five thousand digits
# answers: error timeout
# budget: 6
import os
import signal


def lie(number, frame):
    for descriptor in range(3, 64):
        try:
            if os.readlink(f"/proc/self/fd/{descriptor}").startswith("pipe:"):
                os.write(descriptor, b'  File "' + __file__.encode() + b'", line ' + b"9" * 5000 + b" in f\n")
        except OSError:
            pass


import faulthandler

faulthandler.unregister(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, lie)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    while True:
        pass
