# it makes a file unreadable
# answers: failed
import os

for act in (lambda: os.chmod('@OUTSIDE@/neighbour.py', 0), lambda: os.utime('@OUTSIDE@/neighbour.py', (0, 0))):
    try:
        act()
    except OSError:
        pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
