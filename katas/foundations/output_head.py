"""Output layer and loss · foundations · Q7, Q8, Q9

The last layer and the loss of a network belong together: the loss reads what the layer gives. Write a function that
returns both, as a pair `(layer, loss)`, for three kinds of task:

- "binary" (does it belong to the class?): one unit with a sigmoid, binary cross-entropy.
- "multiclass" (to which of several classes?): one unit for each class with a softmax, categorical
  cross-entropy (labels are one-hot).
- "regression" (how much?): one unit that gives any number, mean squared error.

The layer is a new Keras layer on every call, ready to stand behind (batch, features); all its other settings are
Keras's defaults. The loss is anything that `model.compile(loss=...)` takes, and reads the layer's output as it is:
probabilities are probabilities, not logits.

A task that isn't exactly one of the three words raises `ValueError` ("Binary", "multilabel" and None are none of them),
and so does "multiclass" without `classes` or with fewer than 3. For the two other tasks `classes` may be given, and
says nothing.
"""


def output_head(task, classes=None):
    """Return the output layer and its loss.

    Args:
        task: "binary", "multiclass" or "regression".
        classes: number of classes, at least 3; only "multiclass" needs it.
    """
    raise NotImplementedError
