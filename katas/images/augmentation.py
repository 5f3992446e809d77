"""Data augmentation · images · Q34, K11

Q34: Set up augmentation with rotations up to 20 degrees, small shifts and mirror images, the Keras 3 way.
K11: What do you gain from data augmentation, and what are its limits?

Build a layer, or a model of layers, that changes images slightly, so that a network never sees exactly the same image
twice. It takes a batch of images (batch, height, width, channels) of any size, with values from 0 to 255, and returns a
batch of the same shape with values in [0, 1]. In training:

- values are rescaled by 1/255;
- every image is rotated about its centre by a random angle, up to `rotation_degrees` in either direction;
- every image is shifted by a random fraction of its size: up to `shift` of its width left or right, and up to `shift`
  of its height up or down;
- about half of the images are mirrored left to right; none is turned upside down;
- angle, both shifts and mirroring are drawn independently of each other, separately for each image of a batch, and from
  their whole range; each call draws again, even in a compiled graph (as in `fit`), for batches of any size. What fills
  the uncovered edges is up to you.

Nothing else happens to an image: no zoom, no change of brightness or colours. With `training=False`, and so in
`predict`, it only rescales.
"""


def build_augmenter(rotation_degrees=20, shift=0.1):
    """Return the layer or model.

    Args:
        rotation_degrees: the largest angle, in degrees from 0 to 90.
        shift: the largest shift, as a fraction of width and height from 0 to 0.5.
    """
    raise NotImplementedError
