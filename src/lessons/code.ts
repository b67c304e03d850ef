import type { SEBlockShape } from '../domain/block';

/** The parts of an SE block, in the order in which numbers pass through them. */
export const BLOCK_PARTS = [
  'input',
  'branch',
  'squeeze',
  'fc1',
  'relu',
  'fc2',
  'sigmoid',
  'scale',
  'add',
] as const;

export type BlockPart = (typeof BLOCK_PARTS)[number];

/** A line of PyTorch, the part that it is, and the shape of what it gives, of one image. */
export interface CodeLine {
  text: string;
  part: BlockPart | null;
  shape?(block: SEBlockShape): string;
}

const plain = (text: string): CodeLine => ({ text, part: null });
const maps = ({ channels, height, width }: SEBlockShape) => `(1, ${channels}, ${height}, ${width})`;
const vector = ({ channels }: SEBlockShape) => `(1, ${channels})`;

/** The SE module in this project's own writing; tensors named as in moskomule/senet.pytorch. See training/se_resnet.py. */
export const SE_LAYER: readonly CodeLine[] = [
  plain('class SELayer(nn.Module):'),
  plain('    def __init__(self, channels, reduction):'),
  plain('        super().__init__()'),
  plain('        hidden = channels // reduction'),
  plain('        self.fc = nn.Sequential('),
  {
    text: '            nn.Linear(channels, hidden, bias=False),',
    part: 'fc1',
    shape: ({ channels, hidden }) => `W1 (${hidden}, ${channels})`,
  },
  { text: '            nn.ReLU(inplace=True),', part: 'relu', shape: ({ hidden }) => `(1, ${hidden})` },
  {
    text: '            nn.Linear(hidden, channels, bias=False),',
    part: 'fc2',
    shape: ({ channels, hidden }) => `W2 (${channels}, ${hidden})`,
  },
  { text: '            nn.Sigmoid())', part: 'sigmoid', shape: vector },
  plain(''),
  plain('    def forward(self, u):'),
  { text: '        z = u.mean((2, 3))', part: 'squeeze', shape: vector },
  { text: '        s = self.fc(z)', part: 'sigmoid', shape: vector },
  { text: '        return u * s[:, :, None, None]', part: 'scale', shape: maps },
];

const JOIN: readonly CodeLine[] = [
  { text: '        out = self.se(out)', part: 'scale', shape: maps },
  { text: '        if self.downsample is not None:', part: 'add' },
  { text: '            x = self.downsample(x)', part: 'add', shape: maps },
  { text: '        return F.relu(out + x)', part: 'add', shape: maps },
];

/** The blocks around it: what the residual branch is, and where SE acts. */
export const BLOCK_CODE: Record<'bottleneck' | 'basic', readonly CodeLine[]> = {
  bottleneck: [
    plain('class SEBottleneck(nn.Module):'),
    { text: '    def forward(self, x):', part: 'input' },
    { text: '        out = F.relu(self.bn1(self.conv1(x)))    # 1x1', part: 'branch' },
    { text: '        out = F.relu(self.bn2(self.conv2(out)))  # 3x3', part: 'branch' },
    {
      text: '        out = self.bn3(self.conv3(out))          # 1x1',
      part: 'branch',
      shape: (b) => `U ${maps(b)}`,
    },
    ...JOIN,
  ],
  basic: [
    plain('class SEBasicBlock(nn.Module):'),
    { text: '    def forward(self, x):', part: 'input' },
    { text: '        out = F.relu(self.bn1(self.conv1(x)))    # 3x3', part: 'branch' },
    {
      text: '        out = self.bn2(self.conv2(out))          # 3x3',
      part: 'branch',
      shape: (b) => `U ${maps(b)}`,
    },
    ...JOIN,
  ],
};

/** Which block a network is made of, by the depth in its architecture's name. */
export const blockKind = (architecture: string): 'bottleneck' | 'basic' =>
  /resnet(50|101|152)$/.test(architecture) ? 'bottleneck' : 'basic';
