"""A metric of your own: recall · evaluation · Q48

Of all samples that are positive, what fraction did the model find? Write it as a metric for `compile`.

    recall = true positives / (positives + epsilon)

- A prediction is a probability; rounded at 0.5 it becomes a decision, 0 or 1 (exactly 0.5 may go either way).
- True positives are positives that were decided to be positive. Everything is counted over the whole batch.
- `epsilon` is tiny, such as 1e-7: without any positive the metric is 0, never nan.
- Labels and predictions may each have the shape (n,) or (n, 1), also mixed: `fit` hands labels (n,) beside
  predictions (n, 1). Labels may be integers.
- A batch says nothing of the next one: each call counts its own.
- Write it with `keras.ops`, so that it also runs in a compiled graph: `model.compile(..., metrics=[recall])` works.
"""


def recall(y_true, y_pred):
    """Return the recall of a batch, a scalar tensor.

    Args:
        y_true: labels 0 or 1, shape (n,) or (n, 1).
        y_pred: probabilities, shape (n,) or (n, 1).
    """
    raise NotImplementedError
