# fails: rule
# why: isn't counted as one without improvement
"""A stopper as it is written for PyTorch: what is between the best loss and that plus min_delta counts as nothing."""
class EarlyStopper:
    def __init__(self, patience=1, min_delta=0):
        self.patience = patience
        self.min_delta = min_delta
        self.counter = 0
        self.min_validation_loss = float('inf')
    def early_stop(self, validation_loss):
        if validation_loss < self.min_validation_loss:
            self.min_validation_loss = validation_loss
            self.counter = 0
        elif validation_loss > (self.min_validation_loss + self.min_delta):
            self.counter += 1
            if self.counter >= self.patience:
                return True
        return False
def stopping_epoch(losses, patience, min_delta=0.0):
    s = EarlyStopper(patience, min_delta)
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if s.early_stop(loss):
            return epoch, best
    return len(losses) - 1, best
