import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ModelCard } from '../src/domain/model';

const MODELS = fileURLToPath(new URL('../public/models/', import.meta.url));
const CATALOG = JSON.parse(readFileSync(`${MODELS}index.json`, 'utf8')) as ModelCard[];
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test.each(CATALOG)(
  'the catalog knows weights and profile of $id by what they hold',
  ({ id, sha256, profile }) => {
    expect(hashOf(`${MODELS}${id}/model.safetensors`)).toBe(sha256);
    const path = `${MODELS}${id}/profile.safetensors`;
    expect(existsSync(path) ? hashOf(path) : undefined).toBe(profile?.sha256);
  },
);
