"""Records what every SE layer computes in a forward pass, of this project's nets and of any that trace_hook.py finds."""
from contextlib import contextmanager

import torch
import torch.nn.functional as F

from trace_hook import se_blocks


def excitation(layer, u):
    """u (N, C, H, W) -> z (N, C), hidden after ReLU (N, h), s (N, C), from the weights of an SE layer."""
    first, last = (layer.fc[0], layer.fc[2]) if hasattr(layer, 'fc') else (layer.fc1, layer.fc2)
    z = u.mean((2, 3))
    hidden = F.linear(z, first.weight.flatten(1), first.bias).relu()
    return z, hidden, F.linear(hidden, last.weight.flatten(1), last.bias).sigmoid()


@contextmanager
def tapped(model):
    """Within the block, each forward appends to `taps[NAME]` a triple z (N, C), hidden after ReLU (N, h), s (N, C).

    ValueError where a layer does something else than U * s."""
    taps, handles = {}, []
    for name, _path, layer in se_blocks(model):
        record = taps[name] = []

        def keep(layer, inputs, output, record=record, name=name):
            z, hidden, s = excitation(layer, inputs[0])
            if not record and not torch.allclose(output, inputs[0] * s[:, :, None, None], rtol=1e-4, atol=1e-5):
                raise ValueError(f'{name} does not multiply U by sigmoid(W2 relu(W1 z)): no Squeeze-and-Excitation block')
            record.append((z, hidden, s))
        handles.append(layer.register_forward_hook(keep))
    try:
        yield taps
    finally:
        for handle in handles:
            handle.remove()
