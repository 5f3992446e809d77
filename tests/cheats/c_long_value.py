# it returns three million numbers
# answers: failed|error output|error timeout
# budget: 15
def conv_output_size(size, kernel, stride=1, padding='valid'):
    return list(range(3_000_000))
