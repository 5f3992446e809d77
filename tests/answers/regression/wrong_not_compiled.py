# fails: loss
"""Only names what would be compiled."""


def compile_for_regression(model):
    model.optimizer, model.loss_name, model.metric_names = "adam", "mse", ["mae"]
    return model
