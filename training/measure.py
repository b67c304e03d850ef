"""What a net in training is measured by: its accuracy, and what batch norm divides by."""
import numpy as np
import torch

from data import normalize


def settle_norms(model, x, dataset, batch, images=6400):
    """Measures what batch norm divides by anew, on whole training tiles x (N, 3, T, T) uint8, as they come in testing.
    While training, crops and mixtures come in their place: between two epochs with a learning rate of almost 0 the
    running averages moved top-1 by five points."""
    norms = [module for module in model.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None                       # the plain mean of all batches
    chosen = torch.from_numpy(np.random.default_rng(0).permutation(len(x))[:images]).to(x.device)
    model.train()
    with torch.no_grad():
        for i in range(0, len(chosen), batch):
            model(normalize(x[chosen[i:i + batch]], dataset))
    for norm in norms:
        norm.momentum = 0.1


def accuracy(model, x, y, dataset):
    """-> (top-1, top-5) shares on x (N, 3, T, T) uint8; leaves the model training."""
    device = next(model.parameters()).device
    model.eval()
    top1 = top5 = 0
    with torch.no_grad():
        for i in range(0, len(x), 250):
            part, labels = x[i:i + 250].to(device), y[i:i + 250].to(device)
            best = model(normalize(part, dataset)).topk(5, 1).indices
            hit = best == labels[:, None]
            top1 += hit[:, 0].sum().item()
            top5 += hit.any(1).sum().item()
    model.train()
    return top1 / len(x), top5 / len(x)
