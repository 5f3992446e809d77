"""Output layer and loss · foundations · Q7, Q8, Q9

Q7: How do the output layers for two classes and for ten exclusive classes differ?
Q8: Which cross-entropy goes with which output layer and label format?
Q9: Mean squared or mean absolute error for a regression: what does each of them optimize for?

The last layer and the loss of a network belong together: the loss reads the layer's output. Write a function that
returns both, as a pair `(layer, loss)`, for three kinds of task:

- "binary" (does the sample belong to the class?): one unit with a sigmoid, binary cross-entropy.
- "multiclass" (which of several classes is it?): one unit per class with a softmax, categorical cross-entropy (labels
  are one-hot).
- "regression" (how much?): one unit that can output any number, mean squared error.

Every call returns a new Keras layer that can be called on inputs of shape (batch, features); all of its other settings
are Keras's defaults. The loss is anything that `model.compile(loss=...)` accepts, and reads the layer's output as it
is: probabilities, not logits.

A task that isn't exactly one of the three words (such as "Binary", "multilabel" or None) raises `ValueError`, and so
does "multiclass" without `classes` or with fewer than 3. For the two other tasks `classes` may be passed, and is
ignored.
"""


def output_head(task, classes=None):
    """Return the output layer and its loss.

    Args:
        task: "binary", "multiclass" or "regression".
        classes: number of classes, at least 3; only "multiclass" needs it.
    """
    raise NotImplementedError
