"""The katas' specs, one a file; this is the order of the topics."""

TOPICS = (
    "foundations",
    "dense",
    "convolution",
    "recurrent",
    "training",
    "callbacks",
    "evaluation",
    "images",
    "transfer",
    "gradients",
)
