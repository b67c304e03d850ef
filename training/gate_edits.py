"""Replaces the gates of SE blocks in a forward pass: the edits that the application offers, in PyTorch.

An edit is an object as in a trace's `gateEdits` (README, Gate edits). `usual`: {BLOCK: (mean_all (C), mean (classes, C))};
`gates`: {IMAGE: {BLOCK: (C)}}, the unedited gates of other images, for `from`.
"""
from contextlib import contextmanager

import torch


def applied_gates(edit, s, block, labels, usual=None, gates=None):
    """s (N, C), this pass's gates -> (N, C), what multiplies U."""
    mode = edit['mode']
    if mode == 'profile':
        mean_all, mean = usual[block]
        row = mean_all if edit['class'] == '*' else mean[labels.index(edit['class'])]
        return row.expand_as(s)
    if mode == 'bypass':
        return torch.ones_like(s)
    if mode == 'constant':
        return torch.full_like(s, edit['value'])
    if mode == 'mean':
        return s.mean(1, keepdim=True).expand_as(s)
    if mode == 'channels':
        s = s.clone()
        for channel, value in edit['values'].items():
            s[:, int(channel)] = usual[block][0][int(channel)] if value == 'usual' else value
        return s
    if mode == 'from':
        return gates[edit['image']][block].expand_as(s)
    raise ValueError(f'{block}: unknown mode {mode!r}')


@contextmanager
def edited(model, edits, labels, usual=None, gates=None):
    """Within the block forwards run with these gates; `applied[BLOCK]` is what multiplied U last, (N, C)."""
    layers, applied, handles = dict(model.se_blocks()), {}, []
    for name, edit in edits.items():
        def replace(layer, inputs, _output, name=name, edit=edit):
            u, = inputs
            s = layer.fc(u.mean((2, 3)))           # (N, C, H, W) -> (N, C)
            applied[name] = applied_gates(edit, s, name, labels, usual, gates)
            return u * applied[name][:, :, None, None]
        handles.append(layers[name].register_forward_hook(replace))
    try:
        yield applied
    finally:
        for handle in handles:
            handle.remove()
