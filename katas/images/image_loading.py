"""Loading images · images · Q33

Q33: Load a folder of images, one subfolder per class, in a form that `fit` can train on.

Read a folder of images in batches, ready for training. `directory` holds one folder for each class, with the images of
that class: JPEG (.jpg, .jpeg) and PNG files, in colour or grey, of any size.

- Return an iterable of pairs `(images, labels)` that can be passed to `fit` and used in a `for` loop.
- Images: float32, values in [0, 1], shape (batch, *image_size, 3): a file's values, 0 to 255, divided by 255. Each
  image is resized to `image_size` as a whole: nothing is cropped and nothing is padded, even if that changes its
  proportions. Grey images have three equal channels. The interpolation is up to you.
- Labels: one-hot, shape (batch, classes). The classes are the names of the folders in alphabetical order.
- One pass yields every image once, in any order, and then ends; another pass yields every image again, and so on. The
  files stay unchanged, and no others are added to them.
- Every batch has `batch_size` images; only the last one of a pass may be smaller.
"""


def load_images(directory, image_size=(64, 64), batch_size=32):
    """Return the iterable.

    Args:
        directory: path of a folder with one folder of images for each class, at least two, as a string.
        image_size: height and width of the images.
        batch_size: images in a batch, at least 1.
    """
    raise NotImplementedError
