import { describe, expect, it, vi } from 'vitest';
import { fail } from '../../domain/failure';
import { succeed } from '../../domain/result';
import { clientWith, INPUT, MAPS, MODEL, OUTPUT, SOURCE, WISH, well } from './__fixtures__/scriptedLine';

describe('the client', () => {
  it('asks for the weights of a block, and passes on what it is told', async () => {
    const missing = fail('block-missing', { block: 'SE_9_9' });
    const { client, lines } = clientWith((request, line) =>
      request.kind === 'excitation-weights'
        ? { id: request.id, kind: 'excitation-weights', result: missing }
        : well(request, line),
    );
    await client.start('wasm');
    expect(await client.excitationWeights('SE_9_9')).toEqual(missing);
    expect(lines[0].requests.at(-1)).toMatchObject({ kind: 'excitation-weights', block: 'SE_9_9' });
  });

  it('tells the runtime what will be loaded while that still starts', async () => {
    const { client, lines, kinds } = clientWith(well);
    const started = client.start('wasm');
    client.prepare(SOURCE);
    expect(lines.map(kinds)).toEqual([['start', 'prepare']]);
    await started;
    expect(await client.load(SOURCE)).toEqual(succeed(MODEL));
    expect(lines.map(kinds)).toEqual([['start', 'prepare', 'load']]);
  });

  it('loads the model again and repeats the pass after a loss', async () => {
    const { client, lines, events, kinds } = clientWith((request, line) =>
      request.kind === 'trace' && line.number === 1 ? line.lose() : well(request, line),
    );
    await client.start('webgl');
    await client.load(SOURCE);
    expect(await client.trace(INPUT)).toEqual(succeed(OUTPUT));
    expect(lines.map(kinds)).toEqual([
      ['start', 'load', 'trace'],
      ['start', 'load', 'trace'],
    ]);
    expect(lines[0].open).toBe(false);
    expect(events.map(({ kind }) => kind)).toEqual(['context-lost', 'recovered']);
  });

  it('survives a second loss while it recovers from the first', async () => {
    const { client, lines } = clientWith((request, line) => {
      if (request.kind === 'trace' && line.number === 1) return line.lose();
      if (request.kind === 'load' && line.number === 2) return line.lose();
      return well(request, line);
    });
    await client.start('webgl');
    await client.load(SOURCE);
    expect(await client.trace(INPUT)).toEqual(succeed(OUTPUT));
    expect(lines).toHaveLength(3);
  });

  it('lets a pass that comes during the recovery wait for the model', async () => {
    const { client, lines, kinds } = clientWith(well);
    await client.start('webgl');
    await client.load(SOURCE);
    lines[0].lose();
    expect(await client.trace(INPUT)).toEqual(succeed(OUTPUT));
    expect(kinds(lines[1])).toEqual(['start', 'load', 'trace']);
  });

  it('goes over to WASM at the second loss of WebGL, and says why', async () => {
    const { client, lines, events } = clientWith(well);
    await client.start('webgl');
    await client.load(SOURCE);
    for (let loss = 0; loss < 2; loss++) {
      lines.at(-1)?.lose();
      await client.memory();
    }
    const runtimes = events.flatMap((event) => (event.kind === 'recovered' ? [event.runtime] : []));
    expect(runtimes.map(({ backend }) => backend)).toEqual(['webgl', 'wasm']);
    expect(runtimes[1].reason).toBe('webgl-failed');
  });

  it.each([1, 2])('begins the first warm-up again that lost its context, %i time(s)', async (losses) => {
    const { client, lines, events, kinds } = clientWith((request, line) => {
      if (request.kind !== 'load' || line.number > losses) return well(request, line);
      line.reply({ id: request.id, kind: 'progress', progress: { stage: 'warmup', fraction: 0.8 } });
      return line.lose();
    });
    await client.start('webgl');
    expect(await client.load(SOURCE)).toEqual(succeed(MODEL));
    expect(lines.map(kinds)).toEqual(Array(losses + 1).fill(['start', 'load']));
    const recovered = events.filter(({ kind }) => kind === 'recovered');
    expect(recovered).toHaveLength(losses);
    expect(recovered.at(-1)).toMatchObject({
      model: null,
      runtime: { backend: losses === 1 ? 'webgl' : 'wasm' },
    });
  });

  it('answers every pass of a camera through two losses, the second of which is that of WebGL', async () => {
    let passes = 0;
    const { client, lines, events } = clientWith((request, line) => {
      if (request.kind !== 'trace') return well(request, line);
      passes++;
      return passes === 3 || passes === 7 ? line.lose() : well(request, line);
    });
    await client.start('webgl');
    await client.load(SOURCE);
    for (let frame = 0; frame < 10; frame++)
      expect(await client.trace({ ...INPUT, imageId: `frame ${frame}` })).toEqual(succeed(OUTPUT));
    expect(passes).toBe(12);
    expect(lines).toHaveLength(3);
    expect(events.map(({ kind }) => kind)).toEqual([
      'context-lost',
      'recovered',
      'context-lost',
      'recovered',
    ]);
    expect(events[3]).toMatchObject({ runtime: { backend: 'wasm' }, model: MODEL });
  });

  it('gives up a picture that breaks the runtime three times, and goes on with the next', async () => {
    const { client } = clientWith((request, line) =>
      request.kind === 'trace' && request.input.imageId === 'bomb' ? line.lose() : well(request, line),
    );
    await client.start('wasm');
    await client.load(SOURCE);
    expect(await client.trace({ ...INPUT, imageId: 'bomb' })).toEqual(fail('context-lost'));
    expect(await client.trace(INPUT)).toEqual(succeed(OUTPUT));
  });

  it('moves to the page where the worker never answers', async () => {
    const { client, lines } = clientWith((request, line) => {
      if (line.inPage) return well(request, line);
      line.breakDown('script blocked');
      return null;
    });
    const started = await client.start('wasm');
    expect(started).toMatchObject({ ok: true, value: { place: 'page' } });
    expect(lines.map(({ inPage }) => inPage)).toEqual([false, true]);
  });

  it('answers context-lost where nothing can be started', async () => {
    const { client, lines } = clientWith((_, line) => line.lose());
    expect(await client.start('auto')).toEqual(fail('context-lost'));
    expect(lines.length).toBeLessThan(8);
    expect(await client.trace(INPUT)).toEqual(fail('context-lost'));
  });

  it('goes on with a load in the backend that was chosen meanwhile', async () => {
    const { client, lines } = clientWith((request, line) =>
      request.kind === 'load' && line.number === 1 ? null : well(request, line),
    );
    await client.start('webgl');
    const loading = client.load(SOURCE);
    await client.memory();
    expect(await client.start('wasm')).toMatchObject({ ok: true, value: { backend: 'wasm' } });
    expect(await loading).toEqual(succeed(MODEL));
    expect(lines).toHaveLength(2);
  });

  it('answers stale to a pass whose backend was replaced', async () => {
    const { client } = clientWith((request, line) =>
      request.kind === 'trace' && line.number === 1 ? null : well(request, line),
    );
    await client.start('webgl');
    await client.load(SOURCE);
    const waiting = client.trace(INPUT);
    await client.memory();
    await client.start('wasm');
    expect(await waiting).toEqual(fail('stale'));
  });

  it('returns to the backend in use where the chosen one does not run', async () => {
    const unavailable = fail('backend-unavailable', { backend: 'webgl' });
    const { client, events } = clientWith((request, line) =>
      request.kind === 'start' && request.backend === 'webgl'
        ? { id: request.id, kind: 'started', result: unavailable }
        : well(request, line),
    );
    await client.start('wasm');
    await client.load(SOURCE);
    expect(await client.start('webgl')).toEqual(unavailable);
    expect(await client.trace(INPUT)).toEqual(succeed(OUTPUT));
    expect(events).toMatchObject([{ kind: 'recovered', runtime: { backend: 'wasm' }, model: MODEL }]);
  });

  it('goes over to WASM where the self-check of WebGL fails', async () => {
    const wrong = { ...MODEL, selfCheck: { gates: 1, squeeze: 1, logits: 1, passed: false } };
    const { client, events } = clientWith((request, line) => {
      const answer = well(request, line);
      return answer?.kind === 'loaded' && line.number === 1 ? { ...answer, result: succeed(wrong) } : answer;
    });
    await client.start('auto');
    expect(await client.load(SOURCE)).toEqual(succeed(MODEL));
    expect(events).toMatchObject([
      { kind: 'recovered', runtime: { backend: 'wasm', reason: 'webgl-failed' } },
    ]);
  });

  it('keeps the model in use where a new one is refused', async () => {
    const refused = fail('weights-truncated', {});
    const { client, lines, kinds } = clientWith((request, line) => {
      if (request.kind === 'load' && request.source.id === 'bad')
        return { id: request.id, kind: 'loaded', result: refused };
      return well(request, line);
    });
    await client.start('webgl');
    await client.load(SOURCE);
    expect(await client.load({ ...SOURCE, id: 'bad' })).toEqual(refused);
    lines[0].lose();
    await client.memory();
    expect(lines[1].requests[1]).toMatchObject({ kind: 'load', source: SOURCE });
    expect(kinds(lines[1])).toEqual(['start', 'load', 'memory']);
  });

  it('does not send what was aborted before, and cancels what is aborted after', async () => {
    const { client, lines, kinds } = clientWith(well);
    await client.start('wasm');
    await client.load(SOURCE);
    expect(await client.trace(INPUT, AbortSignal.abort())).toEqual(fail('stale'));
    const controller = new AbortController();
    const pass = client.trace(INPUT, controller.signal);
    await client.memory();
    expect(kinds(lines[0])).toEqual(['start', 'load', 'trace', 'memory']);
    await pass;
    controller.abort();
    expect(kinds(lines[0])).not.toContain('cancel');
    const second = new AbortController();
    const cancelled = client.trace(INPUT, second.signal);
    await Promise.resolve().then(() => new Promise((resolve) => queueMicrotask(() => resolve(null))));
    second.abort();
    await cancelled;
    expect(kinds(lines[0]).at(-1)).toBe('cancel');
  });

  it('never lets progress fall, not even over a loss', async () => {
    const { client } = clientWith((request, line) => {
      if (request.kind !== 'load') return well(request, line);
      const tell = (fraction: number) =>
        line.reply({ id: request.id, kind: 'progress', progress: { stage: 'download', fraction } });
      tell(line.number === 1 ? 0.8 : 0.1);
      if (line.number === 1) return line.lose();
      tell(1);
      return well(request, line);
    });
    await client.start('webgl');
    const fractions: number[] = [];
    await client.load(SOURCE, ({ fraction }) => fractions.push(fraction));
    expect(fractions).toEqual([0.8, 0.8, 1]);
  });

  it('answers crashed with what the runtime threw, and goes on', async () => {
    const { client } = clientWith((request, line) =>
      request.kind === 'trace' ? { id: request.id, kind: 'crashed', message: 'a bug' } : well(request, line),
    );
    await client.start('wasm');
    await client.load(SOURCE);
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await client.trace(INPUT)).toEqual(fail('crashed', { message: 'a bug' }));
    expect(await client.trace(INPUT)).toEqual(fail('crashed', { message: 'a bug' }));
    expect(complain).toHaveBeenCalledTimes(2);
    complain.mockRestore();
  });

  it('treats maps as it does passes: repeated after a loss, cancelled when aborted, stale when replaced', async () => {
    const { client, lines, kinds } = clientWith((request, line) => {
      if (request.kind !== 'maps' || line.number === 3) return well(request, line);
      return line.number === 1 ? line.lose() : null;
    });
    await client.start('wasm');
    await client.load(SOURCE);
    expect(await client.maps(WISH, AbortSignal.abort())).toEqual(fail('stale'));
    const controller = new AbortController();
    const waiting = client.maps(WISH, controller.signal);
    await client.memory();
    await client.memory();
    expect(kinds(lines[1])).toContain('maps');
    controller.abort();
    expect(lines[1].requests.at(-1)).toMatchObject({ kind: 'cancel' });
    await client.start('wasm');
    expect(await waiting).toEqual(fail('stale'));
    await client.load(SOURCE);
    expect(await client.maps(WISH)).toEqual(succeed(MAPS));
  });
});
