"""Records what every SE layer computes in a forward pass."""
from contextlib import contextmanager


@contextmanager
def tapped(model):
    """Within the block, each forward appends to `taps[NAME]` a triple z (N, C), hidden after ReLU (N, h), s (N, C)."""
    taps, handles = {}, []
    for name, layer in model.se_blocks():
        record = taps[name] = []

        def keep(layer, inputs, _output, record=record):
            z = inputs[0].mean((2, 3))             # (N, C, H, W) -> (N, C)
            hidden = layer.fc[0](z).relu()
            record.append((z, hidden, layer.fc[2](hidden).sigmoid()))
        handles.append(layer.register_forward_hook(keep))
    try:
        yield taps
    finally:
        for handle in handles:
            handle.remove()
