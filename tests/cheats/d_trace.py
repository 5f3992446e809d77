# it watches every call that is made
# answers: failed
import sys

seen = []
sys.settrace(lambda frame, event, value: seen.append(frame.f_code.co_name))


def conv_output_size(size, kernel, stride=1, padding='valid'):
    return 0
