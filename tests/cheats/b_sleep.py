# it sleeps in a call, which costs no processor
# answers: error timeout
# budget: 6
import time


def conv_output_size(size, kernel, stride=1, padding='valid'):
    time.sleep(1000)
