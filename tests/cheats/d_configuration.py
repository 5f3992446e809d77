# it leaves a conftest.py and a pytest.ini
# answers: failed
import os

for name in ('conftest.py', 'pytest.ini', 'sitecustomize.py', 'keras.py'):
    try:
        with open(os.path.join('@OUTSIDE@', name), 'w') as file:
            file.write('x = 1')
    except OSError:
        pass


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
