# it stops itself
# answers: failed|error timeout
# budget: 6
import os
import signal

os.kill(os.getpid(), signal.SIGSTOP)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
