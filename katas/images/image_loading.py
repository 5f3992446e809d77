"""Loading images · images · Q33

Read a folder of images in batches, ready for training. In `directory` there is one folder for each class,
with the images of that class in it: JPEG (.jpg, .jpeg) and PNG files, in colour and grey, of any size.

- Give back an iterable of pairs `(images, labels)` that can be passed to `fit`, and be looped over with
  `for`.
- Images: float32, values in [0, 1], shape (batch, *image_size, 3): a file's values, 0 to 255, divided by
  255. Each file is resized to `image_size` as a whole: nothing is cut off, nothing is added, even where
  that changes its proportions. Grey ones have three equal channels. How pixels are interpolated is up to
  you.
- Labels: one-hot, shape (batch, classes). The classes are the names of the folders in alphabetical order.
- One pass gives every image once, in any order, and then ends; another pass gives every image again, and
  so on. The files stay as they are.
- Every batch has `batch_size` images, only the last one of a pass may be smaller.
"""


def load_images(directory, image_size=(64, 64), batch_size=32):
    """Return the iterable.

    Args:
        directory: a folder with a folder of images for each class, at least two, as text.
        image_size: height and width of the images.
        batch_size: images in a batch, at least 1.
    """
    raise NotImplementedError
