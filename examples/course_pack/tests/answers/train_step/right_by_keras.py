def train_step(model, x, y):
    return float(model.train_on_batch(x, y)[0])
