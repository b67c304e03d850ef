"""ResNets with Squeeze-and-Excitation (arXiv 1709.01507) and the same nets without it.

Tensor names and geometry as in moskomule/senet.pytorch: `layer1.0.se.fc.0.weight`; stride in the 3x3 convolution;
SE after the last batch norm of the residual branch, before the addition. Sizes: N images, C channels, h hidden units.
"""
import torch.nn as nn
import torch.nn.functional as F


class SELayer(nn.Module):
    """U (N, C, H, W) -> U * s, where z = mean(U), s = sigmoid(W2 relu(W1 z)). `bias` as some published nets have it."""

    def __init__(self, channels, reduction, bias=False):
        super().__init__()
        hidden = channels // reduction
        self.fc = nn.Sequential(nn.Linear(channels, hidden, bias=bias), nn.ReLU(inplace=True),
                                nn.Linear(hidden, channels, bias=bias), nn.Sigmoid())

    def forward(self, u):
        z = u.mean((2, 3))                       # (N, C, H, W) -> (N, C)
        return u * self.fc(z)[:, :, None, None]


class SEBasicBlock(nn.Module):
    """Two 3x3 convolutions; stride in the first. `reduction` None: a plain basic block."""

    expansion = 1

    def __init__(self, inplanes, planes, stride, reduction, bias=False):
        super().__init__()
        self.conv1 = nn.Conv2d(inplanes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.se = SELayer(planes, reduction, bias) if reduction else None
        self.downsample = _downsample(inplanes, planes, stride)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)), inplace=True)
        out = self.bn2(self.conv2(out))
        return _join(self, out, x)


class SEBottleneck(nn.Module):
    """1x1, 3x3, 1x1 convolutions; stride in the 3x3 (as torchvision, unlike Caffe). `reduction` None: plain."""

    expansion = 4

    def __init__(self, inplanes, planes, stride, reduction, bias=False):
        super().__init__()
        outplanes = planes * self.expansion
        self.conv1 = nn.Conv2d(inplanes, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, outplanes, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(outplanes)
        self.se = SELayer(outplanes, reduction, bias) if reduction else None
        self.downsample = _downsample(inplanes, outplanes, stride)

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)), inplace=True)
        out = F.relu(self.bn2(self.conv2(out)), inplace=True)
        out = self.bn3(self.conv3(out))
        return _join(self, out, x)


def _downsample(inplanes, outplanes, stride):
    if stride == 1 and inplanes == outplanes:
        return None
    return nn.Sequential(nn.Conv2d(inplanes, outplanes, 1, stride, bias=False), nn.BatchNorm2d(outplanes))


def _join(block, out, x):
    shortcut = x if block.downsample is None else block.downsample(x)
    if block.se is not None:
        out = block.se(out)
    return F.relu(out.add_(shortcut), inplace=True)


class SEResNet(nn.Module):
    """Input (N, 3, H, W) -> logits (N, classes). Stage i has `width << i` planes; every stage but the first halves H, W.

    stem 'cifar': 3x3 stride 1; 'imagenet': 7x7 stride 2, then a 3x3 stride 2 max-pool if `max_pool`.
    """

    def __init__(self, block, layers, width, classes, reduction, stem, max_pool=False, se_bias=False, he_gates=False):
        super().__init__()
        kernel, self.stem_stride = {'cifar': (3, 1), 'imagenet': (7, 2)}[stem]
        self.max_pool = max_pool
        self.conv1 = nn.Conv2d(3, width, kernel, self.stem_stride, kernel // 2, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.stages = len(layers)
        inplanes = width
        for stage, depth in enumerate(layers):
            planes, units = width << stage, []
            for unit in range(depth):
                stride = 2 if stage and not unit else 1
                units.append(block(inplanes, planes, stride, reduction, se_bias))
                inplanes = planes * block.expansion
            setattr(self, f'layer{stage + 1}', nn.Sequential(*units))
        self.fc = nn.Linear(inplanes, classes)
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                nn.init.kaiming_normal_(m.weight, mode='fan_out', nonlinearity='relu')
            if he_gates and isinstance(m, SELayer):
                for linear in (m.fc[0], m.fc[2]):      # six times PyTorch's logits: gates that react from the start
                    nn.init.kaiming_normal_(linear.weight, nonlinearity='relu')

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)), inplace=True)
        if self.max_pool:
            x = F.max_pool2d(x, 3, 2, 1)
        for stage in range(self.stages):
            x = getattr(self, f'layer{stage + 1}')(x)
        return self.fc(x.mean((2, 3)))

    def se_blocks(self):
        """[(paper name, SELayer)] from input to output: layer1.0.se is SE_2_1."""
        found = []
        for stage in range(self.stages):
            for unit, block in enumerate(getattr(self, f'layer{stage + 1}')):
                if block.se is not None:
                    found.append((f'SE_{stage + 2}_{unit + 1}', block.se))
        return found


# (block, blocks a stage, stem) by architecture name; width and reduction are free.
ARCHITECTURES = {
    'se_resnet20': (SEBasicBlock, (3, 3, 3), 'cifar'),
    'se_resnet32': (SEBasicBlock, (5, 5, 5), 'cifar'),
    'se_resnet56': (SEBasicBlock, (9, 9, 9), 'cifar'),
    'se_resnet18': (SEBasicBlock, (2, 2, 2, 2), 'imagenet'),
    'se_resnet34': (SEBasicBlock, (3, 4, 6, 3), 'imagenet'),
    'se_resnet50': (SEBottleneck, (3, 4, 6, 3), 'imagenet'),
    'se_resnet101': (SEBottleneck, (3, 4, 23, 3), 'imagenet'),
    'se_resnet152': (SEBottleneck, (3, 8, 36, 3), 'imagenet'),
}


def build(architecture, width, classes, reduction, max_pool=False, he_gates=False):
    """A net of ARCHITECTURES; without the `se_` prefix its plain twin."""
    plain = not architecture.startswith('se_')
    block, layers, stem = ARCHITECTURES['se_' + architecture if plain else architecture]
    return SEResNet(block, layers, width, classes, None if plain else reduction, stem, max_pool,
                    he_gates=he_gates)
