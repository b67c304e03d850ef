import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENTS = [...readdirSync(ROOT), 'training/README.md'].filter((file) => file.endsWith('.md'));

test.each(DOCUMENTS)('%s links to no file that is missing', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target);
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  const folder = dirname(join(ROOT, document));
  expect(local.filter((target) => !existsSync(resolve(folder, target)))).toEqual([]);
});

test('both READMEs show the two commands on their first screen', () => {
  for (const document of ['README.md', 'README.zh-CN.md']) {
    const firstScreen = readFileSync(join(ROOT, document), 'utf8').split('\n').slice(0, 30).join('\n');
    expect(firstScreen).toContain('npm ci && npm run dev');
    expect(firstScreen).toContain('npm test');
  }
});
