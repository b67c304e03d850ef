import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { READY, WaitingClient } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createGroupActions } from './groupActions';
import { groupProvenance } from './groupProvenance';

const files = (count: number) => Array.from({ length: count }, (_, i) => new File(['x'], `${i}.png`));

function setUp() {
  const store = createStore<AppState>(() => READY);
  const client = new WaitingClient();
  return { store, client, ...createGroupActions(store, client) };
}

it('runs each group, one pass an image, and tells how far it is', async () => {
  const { store, client, runGroup } = setUp();
  const run = runGroup('b', files(3));
  for (let done = 0; done < 3; done++) {
    expect(store.getState().groupProgress).toEqual({ group: 'b', done, total: 3 });
    await client.answer();
  }
  expect(await run).toBeNull();
  expect(store.getState().groups.b?.traces).toHaveLength(3);
  expect(store.getState()).toMatchObject({ groups: { a: null }, groupProgress: null, images: [] });
});

it('keeps the former group where too few images can be read', async () => {
  const { store, client, runGroup } = setUp();
  const good = runGroup('a', files(2));
  await client.answer();
  await client.answer();
  await good;
  const bad = runGroup('a', files(2));
  await client.answer(fail('image-empty', { name: '0.png' }));
  await client.answer();
  expect(await bad).toMatchObject({ code: 'group-too-few', details: { count: 1, least: 2 } });
  expect(store.getState().groups.a?.traces).toHaveLength(2);
  // Which file was none is said, too.
  expect(store.getState().notices[0]).toMatchObject({ code: 'group-of-some', details: { names: '0.png' } });
});

it('names what was left out of a group, in a notice and wherever the group is told', async () => {
  const { store, client, runGroup } = setUp();
  const run = runGroup('b', files(4));
  await client.answer();
  await client.answer(fail('image-not-an-image', { name: '1.png' }));
  await client.answer();
  await client.answer();
  await run;
  const { groups, notices } = store.getState();
  expect(notices).toMatchObject([
    { code: 'group-of-some', details: { group: 'B', count: 3, names: '1.png' } },
  ]);
  expect(groups.b).toMatchObject({ unreadable: ['1.png'], beyond: 0 });
  const group = groups.b as NonNullable<typeof groups.b>;
  const lines = groupProvenance({ a: group, b: group }, 2);
  expect(lines).toEqual(
    expect.arrayContaining([
      'group B, 3 images: 0.png, 2.png, and 1 more, named in the CSV',
      'left out of group B, unreadable: 1.png',
      'each image: shorter side to 8 px (bilinear), center crop of 8 px, mean 0 0 0, std 1 1 1',
    ]),
  );
});

it('ends the groups with the model they were run on', async () => {
  const { store, client, runGroup } = setUp();
  const run = runGroup('a', files(2));
  await client.answer();
  await client.answer();
  await run;
  store.setState({ modelLoads: 7 });
  expect(store.getState().groups).toEqual({ a: null, b: null });
});
