import { beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../domain/failure';
import type { BlockMaps } from '../domain/maps';
import { type Result, succeed } from '../domain/result';
import { createHost } from './host';
import type { Reply, Request, TraceInput, TraceOutput } from './protocol';

/** Every pass of the runtime waits until the test ends it. */
const runtime = vi.hoisted(() => ({
  trace: vi.fn<() => Promise<Result<TraceOutput>>>(),
  maps: vi.fn<() => Promise<Result<BlockMaps>>>(),
}));
vi.mock('./runtime/createRuntime', () => ({ createRuntime: () => runtime }));

const OUTPUT = { notices: [] } as unknown as TraceOutput;
const MAPS: BlockMaps = { block: 'SE_2_1', height: 1, width: 1, channels: [] };
const input: TraceInput = { imageId: 'a', name: 'a.png', blob: new Blob(), crop: null, gateEdits: {} };
const trace = (id: number): Request => ({ id, kind: 'trace', input });
const maps = (id: number): Request => ({ id, kind: 'maps', input, block: 'SE_2_1', channels: [3] });

let replies: Reply[];
let post: (request: Request) => void;
beforeEach(() => {
  vi.clearAllMocks();
  runtime.trace.mockImplementation(async () => succeed(OUTPUT));
  runtime.maps.mockImplementation(async () => succeed(MAPS));
  replies = [];
  post = createHost((reply) => replies.push(reply));
});

const answered = (count: number) => vi.waitFor(() => expect(replies).toHaveLength(count));

it('answers passes and maps one at a time, in their order', async () => {
  for (const request of [trace(1), maps(2), trace(3)]) post(request);
  await answered(3);
  expect(replies).toEqual([
    { id: 1, kind: 'traced', result: succeed(OUTPUT) },
    { id: 2, kind: 'mapped', result: succeed(MAPS) },
    { id: 3, kind: 'traced', result: succeed(OUTPUT) },
  ]);
});

it('does not run what was cancelled before its turn', async () => {
  for (const request of [trace(1), maps(2), trace(3), maps(4)]) post(request);
  for (const target of [2, 3]) post({ id: 10 + target, kind: 'cancel', target });
  await answered(4);
  expect(replies).toMatchObject([
    { id: 1, result: { ok: true } },
    { id: 2, kind: 'mapped', result: fail('stale') },
    { id: 3, kind: 'traced', result: fail('stale') },
    { id: 4, result: { ok: true } },
  ]);
  expect(runtime.trace).toHaveBeenCalledTimes(1);
  expect(runtime.maps).toHaveBeenCalledTimes(1);
});

it('says what a request threw, and goes on', async () => {
  runtime.maps.mockRejectedValueOnce(new Error('a bug'));
  for (const request of [maps(1), maps(2)]) post(request);
  await answered(2);
  expect(replies[0]).toMatchObject({ id: 1, kind: 'crashed', message: expect.stringContaining('a bug') });
  expect(replies[1]).toMatchObject({ id: 2, kind: 'mapped' });
});
