"""Pooling by hand · convolution · Q12, K4

Q12: What does a pooling layer do to its feature maps, and what does it learn?
K4: What do convolution and pooling layers compute, and why do they go well together?

Shrink maps with NumPy as `MaxPooling2D` and `AveragePooling2D` do, for one image.

- Cut the image into windows of `size` × `size` that touch but don't overlap, starting at the top left corner. Rows and
  columns left over at the bottom and right edge are dropped.
- Each window becomes one number per channel: its largest number, or the mean of its numbers. Channels stay separate.
- image (h, w, c) → (h // size, w // size, c).
- Images need not be square. `size` is at least 1 and fits into the image.
- An image may hold integers from 0 to 255 (uint8); averages are still floats.
- Numbers may be large, tiny or negative, and an image may be a view of another array, such as `image[:, ::-1]`.
- Leave the arguments unchanged.
"""


def max_pool(image, size):
    """Return the largest number of each window.

    Args:
        image: float32 or uint8, (height, width, channels).
        size: height, width and stride of the windows.
    """
    raise NotImplementedError


def average_pool(image, size):
    """Return the mean of each window.

    Args:
        image: float32 or uint8, (height, width, channels).
        size: height, width and stride of the windows.
    """
    raise NotImplementedError
