"""One training step as a CUDA graph: nets this small would wait for the launch of each kernel longer than for its work."""
import torch

WARM_UPS = 3    # steps before the capture: they fill the optimizer's state and choose algorithms


class Graphed:
    """`step(index)` in one launch; `index` (batch,) stays where it is, its values change. Off CUDA a plain call.

    The warm-ups are true steps at the rate that holds then (PyTorch notes, "CUDA Graphs": warm up on a side stream)."""

    def __init__(self, step, index):
        self.step, self.graph = step, None
        if index.device.type != 'cuda':
            return
        self.index = index.clone()
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(WARM_UPS):
                step(self.index)
        torch.cuda.current_stream().wait_stream(side)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            step(self.index)

    def __call__(self, index):
        if self.graph is None:
            self.step(index)
        else:
            self.index.copy_(index)
            self.graph.replay()
