import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64';
import { readSession } from './session';

const EXAMPLE = readFileSync('public/sessions/three-distances.selens.json', 'utf8');
const changed = (change: (session: Record<string, unknown>) => void): string => {
  const session = JSON.parse(EXAMPLE) as Record<string, unknown>;
  change(session);
  return JSON.stringify(session);
};

describe('a session file', () => {
  it('of the worked example reads as it was written', () => {
    expect(readSession(EXAMPLE)).toEqual({ ok: true, value: JSON.parse(EXAMPLE) });
  });

  it('keeps a set of channels, which older files do not have', () => {
    const kept = readSession(changed((session) => Object.assign(session, { brush: '12,40-50' })));
    expect(kept).toMatchObject({ ok: true, value: { brush: '12,40-50' } });
  });

  it('keeps how its network was run: settings chosen and labels of a file', () => {
    const labels = { file: 'names.txt', en: ['cat', 'dog'], zh: null, repeated: 0, unnamed: 0 };
    const used = { id: 'net', sha256: 'a', settings: { stem_stride: 1, crop_pct: 0.9 }, labels };
    const kept = readSession(changed((session) => Object.assign(session, { model: used })));
    expect(kept).toMatchObject({ ok: true, value: { model: used } });
  });

  it('tells of how many images its reference was, which is in a file of its own', () => {
    const kept = readSession(
      changed((session) => Object.assign(session, { ownReference: { images: 40, more: 1 } })),
    );
    expect(kept.ok && kept.value.ownReference).toEqual({ images: 40 });
    expect(
      readSession(changed((session) => Object.assign(session, { ownReference: { images: 'all' } }))),
    ).toMatchObject({ code: 'session-damaged', details: { field: 'ownReference.images' } });
  });

  it('keeps the names of two groups of images', () => {
    const groups = { a: ['1.png', '2.png'], b: [] };
    const kept = readSession(changed((session) => Object.assign(session, { groups })));
    expect(kept).toMatchObject({ ok: true, value: { groups } });
  });

  it('of a newer version is told apart from a damaged one', () => {
    expect(
      readSession(changed((session) => Object.assign(session, { format: 'se-session/2' }))),
    ).toMatchObject({
      code: 'session-newer',
      details: { format: 'se-session/2' },
    });
  });

  it.each([
    ['JSON', 'not json'],
    ['JSON', '[]'],
    ['format', '{"format":"se-trace/1"}'],
    ['secondModel', changed((session) => Object.assign(session, { secondModel: null }))],
    ['secondModel.id', changed((session) => Object.assign(session, { secondModel: { sha256: 'a' } }))],
    [
      'model.settings.width',
      changed((session) => Object.assign(session.model as object, { settings: { width: 9 } })),
    ],
    [
      'model.labels.en[1]',
      changed((session) =>
        Object.assign(session.model as object, { labels: { file: 'a', en: ['b', 7], zh: null } }),
      ),
    ],
    ['view', changed((session) => Object.assign(session, { view: 'nowhere' }))],
    [
      'lesson.path',
      changed((session) => Object.assign(session, { lesson: { step: 'scale', path: 'slow' } })),
    ],
    ['channel', changed((session) => Object.assign(session, { channel: -1 }))],
    ['brush', changed((session) => Object.assign(session, { brush: '1-x' }))],
    ['brush', changed((session) => Object.assign(session, { brush: [1] }))],
    [
      'SE_2_1.value (3)',
      changed((session) => Object.assign(session, { edits: { SE_2_1: { mode: 'constant', value: 3 } } })),
    ],
    [
      'edits.SE_2_1.image',
      changed((session) => Object.assign(session, { edits: { SE_2_1: { mode: 'from', image: '9' } } })),
    ],
    ['groups.b[0]', changed((session) => Object.assign(session, { groups: { a: [], b: [7] } }))],
    ['current', changed((session) => Object.assign(session, { current: 9 }))],
    [
      'compared[0].image',
      changed((session) => Object.assign(session, { compared: [{ image: 7, slot: 0 }] })),
    ],
    ['compared[0].slot', changed((session) => Object.assign(session, { compared: [{ image: 0, slot: 6 }] }))],
    [
      'compared',
      changed((session) =>
        Object.assign(session, {
          compared: [
            { image: 0, slot: 0 },
            { image: 0, slot: 1 },
          ],
        }),
      ),
    ],
    ['images[0].name', changed((session) => Object.assign(session, { images: [{ crop: null }] }))],
    ['images[3].of', changed((session) => Object.assign((session.images as object[])[3], { of: 3 }))],
    [
      'images[3].probe.kind',
      changed((session) =>
        Object.assign((session.images as object[])[3], { probe: { kind: 'melt', amount: 1 } }),
      ),
    ],
  ])('is refused with the field that does not fit: %s', (field, json) => {
    expect(readSession(json)).toMatchObject({ code: 'session-damaged', details: { field } });
  });

  it('keeps gate edits, and reads files of before there were any', () => {
    const edits = { SE_2_1: { mode: 'from', image: '1' }, SE_5_3: { mode: 'profile', class: '*' } };
    const read = readSession(changed((session) => Object.assign(session, { view: 'lab', edits })));
    expect(read).toMatchObject({ ok: true, value: { view: 'lab', edits } });
    const older = readSession(changed((session) => Object.assign(session, { edits: undefined })));
    expect(older).toMatchObject({ ok: true, value: { edits: {} } });
  });

  it('keeps the step of the lesson', () => {
    const lesson = { step: 'scale', path: 'long' };
    const read = readSession(changed((session) => Object.assign(session, { view: 'learn', lesson })));
    expect(read).toMatchObject({ ok: true, value: { view: 'learn', lesson } });
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(JSON.parse(EXAMPLE))), (value, field) => {
        const read = readSession(changed((session) => Object.assign(session, { [field]: value })));
        expect(typeof read.ok).toBe('boolean');
        readSession(JSON.stringify(value));
      }),
    );
  });
});

it('keeps bytes in base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([...(fromBase64(toBase64(bytes)) ?? [])]).toEqual([...bytes]);
    }),
  );
  expect(toBase64(new Uint8Array(100_000)).length).toBe(133_336);
  expect(fromBase64('%')).toBeNull();
});
