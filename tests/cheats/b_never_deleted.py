# what it returns never ends being deleted
# answers: failed|error timeout|error output
# budget: 6
class Sticky(int):
    def __del__(self):
        while True:
            pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return Sticky(0)
