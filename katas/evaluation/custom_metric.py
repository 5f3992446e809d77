"""A metric of your own: recall · evaluation · Q48

Q48: Write recall as a metric function: what does it compute, and what can go wrong?

What fraction of the positive samples did the model find? Write this as a metric for `compile`.

    recall = true positives / (positives + epsilon)

- A prediction is a probability; rounded at 0.5 it becomes a decision, 0 or 1 (exactly 0.5 may be rounded either way).
- True positives are positive samples that are predicted to be positive. All counts are over the whole batch.
- `epsilon` is tiny, such as 1e-7: without positive samples the metric is 0, never nan.
- Labels and predictions may each have shape (n,) or (n, 1), and the two may differ: `fit` passes labels (n,) with
  predictions (n, 1). Labels may be integers.
- Batches are independent: each call counts only its own samples.
- Write it with `keras.ops`, so that it also runs in a compiled graph: `model.compile(..., metrics=[recall])` works.
"""


def recall(y_true, y_pred):
    """Return the recall of a batch, a scalar tensor.

    Args:
        y_true: labels 0 or 1, shape (n,) or (n, 1).
        y_pred: probabilities, shape (n,) or (n, 1).
    """
    raise NotImplementedError
