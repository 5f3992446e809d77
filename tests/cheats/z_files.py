# a right answer that uses a file of its own
# answers: solved
import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'notes.txt')
    with open(path, 'w') as file:
        file.write('x')
    shutil.copy2(path, path + '2')
    assert open(path + '2').read() == 'x'


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
