import type { BlockMaps } from '../../../domain/maps';
import type { LoadedModel } from '../../../domain/model';
import { succeed } from '../../../domain/result';
import type { RuntimeInfo } from '../../../domain/runtime';
import type { ClientEvent, Reply, Request, TraceInput, TraceOutput } from '../../protocol';
import type { OnBroken } from '../connect';
import { createRestartingClient } from '../restartingClient';

export const MODEL = { id: 'net', selfCheck: null } as unknown as LoadedModel;
export const SOURCE = { kind: 'folder', id: 'net', url: 'https://example.org/net/' } as const;
export const INPUT = { imageId: 'a', name: 'a.png', blob: new Blob(), crop: null, gateEdits: {} } as TraceInput;
export const OUTPUT = { notices: [] } as unknown as TraceOutput;
export const WISH = { input: INPUT, block: 'SE_2_1', channels: [3] };
export const MAPS: BlockMaps = { block: 'SE_2_1', height: 1, width: 1, channels: [] };

export type Behavior = (request: Request, line: ScriptedLine) => Reply | null;

/** A runtime at the other end of a line; `behave` may withhold an answer. No worker starts outside a browser. */
export class ScriptedLine {
  readonly requests: Request[] = [];
  open = true;

  constructor(
    readonly number: number,
    readonly inPage: boolean,
    private readonly behave: Behavior,
    readonly reply: (reply: Reply) => void,
    readonly breakDown: OnBroken,
  ) {}

  post(request: Request): void {
    this.requests.push(request);
    setTimeout(() => {
      const answer = this.open ? this.behave(request, this) : null;
      if (answer) this.reply(answer);
    });
  }

  lose(): null {
    this.reply({ id: -1, kind: 'context-lost' });
    return null;
  }
}

/** Answers everything well. */
export const well: Behavior = (request) => {
  const { id } = request;
  if (request.kind === 'start') {
    const backend = request.webglFailed || request.backend === 'wasm' ? 'wasm' : 'webgl';
    const runtime: RuntimeInfo = {
      backend,
      reason: request.webglFailed ? 'webgl-failed' : 'chosen',
      renderer: null,
      precision: 'float32',
      threads: 1,
      place: request.place,
    };
    return { id, kind: 'started', result: succeed(runtime) };
  }
  if (request.kind === 'load') return { id, kind: 'loaded', result: succeed(MODEL) };
  if (request.kind === 'trace') return { id, kind: 'traced', result: succeed(OUTPUT) };
  if (request.kind === 'maps') return { id, kind: 'mapped', result: succeed(MAPS) };
  if (request.kind === 'cancel' || request.kind === 'prepare') return null;
  return { id, kind: 'memory', report: { tensors: 7, bytes: 0, gpuBytes: null, gpuFreeBytes: null, textures: null } };
};

export function clientWith(behave: Behavior) {
  const lines: ScriptedLine[] = [];
  const events: ClientEvent[] = [];
  const client = createRestartingClient((onReply, onBroken, inPage) => {
    const line = new ScriptedLine(lines.length + 1, inPage, behave, onReply, onBroken);
    lines.push(line);
    return {
      place: inPage ? 'page' : 'worker',
      post: (request) => line.post(request),
      close: () => {
        line.open = false;
      },
    };
  });
  client.subscribe((event) => events.push(event));
  const kinds = (line: ScriptedLine) => line.requests.map(({ kind }) => kind);
  return { client, lines, events, kinds };
}
