import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What each folder may import besides itself: other folders or modules of src, and packages. app may import all. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  i18n: [],
  site: [],
  analysis: ['domain', 'd3'],
  model: ['domain', '@tensorflow/tfjs-core'],
  offline: [
    'inference/modelCache',
    'inference/runtime/sha256',
    'workbox-precaching',
    'workbox-routing',
    'workbox-core',
  ],
  inference: ['domain', 'model', 'site', '@tensorflow', '@noble/hashes'],
  charts: ['domain', 'analysis', 'd3', 'react', 'react-dom'],
  state: [
    'domain',
    'analysis',
    'site',
    'inference/protocol',
    'inference/createClient',
    'inference/modelCache',
    'inference/hub',
    'inference/profileFile',
    'zustand',
    'idb-keyval',
    'react',
  ],
  glossary: ['state', 'i18n', 'react'],
  parts: ['state', 'charts', 'glossary', 'analysis', 'i18n', 'domain', 'react'],
  lessons: ['domain', 'state', 'i18n'],
  features: [
    'state',
    'charts',
    'analysis',
    'glossary',
    'parts',
    'site',
    'lessons',
    'i18n',
    'domain',
    'react',
    'react-dom',
  ],
};

interface ImportLine {
  specifier: string;
  /** 'type' lines vanish when compiled, 'dynamic' ones load later. */
  kind: 'static' | 'type' | 'dynamic';
}

/** Path relative to src, with slashes -> its text. */
type Sources = Record<string, string>;

function importLines(text: string): ImportLine[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const from = /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?[^'";=()]*?\bfrom\s*['"]([^'"]+)['"]/g;
  const bare = /(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)|\bnew URL\(\s*['"](\.[^'"]+\.tsx?)['"]/g;
  return [
    ...[...code.matchAll(from)].map(([, type, specifier]): ImportLine => {
      return { specifier, kind: type ? 'type' : 'static' };
    }),
    ...[...code.matchAll(bare)].map(([, specifier]): ImportLine => ({ specifier, kind: 'static' })),
    ...[...code.matchAll(dynamic)].map(([, a, b]): ImportLine => ({ specifier: a ?? b, kind: 'dynamic' })),
  ];
}

/** Where a line leads: a path below src without extension (`inference/protocol`), or a package name. */
function target(file: string, specifier: string): string {
  const path = specifier.split('?')[0];
  if (!path.startsWith('.')) return path;
  return join(dirname(file), path)
    .split(sep)
    .join('/')
    .replace(/\.tsx?$/, '');
}

const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

function arrowsAgainstTheDirection(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([file, text]) => {
    const [folder, panel] = file.split('/');
    if (folder === 'app' || !file.includes('/')) return [];
    const allowed = MAY_IMPORT[folder];
    if (!allowed) return [`${file}: src/${folder} is not a folder of the design`];
    const home = folder === 'features' ? `features/${panel.replace(/\.tsx?$/, '')}` : folder;
    return importLines(text)
      .map((line) => target(file, line.specifier))
      .filter((to) => ![home, ...allowed].some((place) => isWithin(to, place)))
      .map((to) => `${file} -> ${to}`);
  });
}

/** Follows the static imports from `entry`; answers the ways on which TensorFlow.js comes along. */
function staticWaysToTensorFlow(sources: Sources, entry: string): string[] {
  const found: string[] = [];
  const seen = new Set([entry]);
  const queue: string[][] = [[entry]];
  for (let way = queue.shift(); way; way = queue.shift()) {
    const file = way.at(-1) as string;
    for (const { specifier, kind } of importLines(sources[file] ?? '')) {
      if (kind !== 'static' || /\?(worker|url)/.test(specifier)) continue;
      const to = target(file, specifier);
      if (to.startsWith('@tensorflow')) found.push([...way, to].join(' -> '));
      const next = [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`].find((path) => path in sources);
      if (next && !seen.has(next)) {
        seen.add(next);
        queue.push([...way, next]);
      }
    }
  }
  return found;
}

function readSources(): Sources {
  const root = dirname(fileURLToPath(import.meta.url));
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('__fixtures__'))
    .filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(
    paths.map((path) => [
      relative(root, join(root, path)).split(sep).join('/'),
      readFileSync(join(root, path), 'utf8'),
    ]),
  );
}

describe('the direction of imports', () => {
  const sources = readSources();

  it('is kept by every file of src', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(10);
    expect(arrowsAgainstTheDirection(sources)).toEqual([]);
  });

  it('brings TensorFlow.js to the main thread only by a dynamic import', () => {
    for (const entry of ['app/main.tsx', 'app/openPage.tsx', 'app/batch.ts']) {
      expect(Object.keys(sources)).toContain(entry);
      expect(staticWaysToTensorFlow(sources, entry)).toEqual([]);
    }
  });
});

describe('the check itself', () => {
  it('finds an arrow of every forbidden sort', () => {
    const wrong: Sources = {
      'domain/a.ts': "import { b } from '../model/b';",
      'model/a.ts': "import * as tf from '@tensorflow/tfjs';",
      'charts/A.tsx': "import {\n  useStore,\n} from '../state/react';\nimport { text } from '../i18n/text';",
      'state/a.ts': "import type { Runtime } from '../inference/runtime';",
      'features/map/A.tsx': "export { B } from '../tray/B';",
      'analysis/a.ts': "const later = () => import('../model/b');",
      'helpers/a.ts': '',
    };
    expect(arrowsAgainstTheDirection(wrong)).toEqual([
      'domain/a.ts -> model/b',
      'model/a.ts -> @tensorflow/tfjs',
      'charts/A.tsx -> state/react',
      'charts/A.tsx -> i18n/text',
      'state/a.ts -> inference/runtime',
      'features/map/A.tsx -> features/tray/B',
      'analysis/a.ts -> model/b',
      'helpers/a.ts: src/helpers is not a folder of the design',
    ]);
  });

  it('lets pass what the design allows', () => {
    const right: Sources = {
      'state/a.ts':
        "import type { InferenceClient } from '../inference/protocol';\nimport { create } from 'zustand/vanilla';",
      'features/map/A.tsx': "import { B } from './B';\nimport { Map } from '../../charts/Map';",
      'inference/createClient.ts': "new Worker(new URL('./worker.ts', import.meta.url));",
      'app/main.tsx': "import { A } from '../features/map/A';",
    };
    expect(arrowsAgainstTheDirection(right)).toEqual([]);
  });

  it('finds TensorFlow.js behind several static imports and leaves dynamic, worker and type imports alone', () => {
    const sources: Sources = {
      'app/main.tsx': "import { a } from './a';",
      'app/a.ts': "import '../inference/b';",
      'inference/b.ts':
        "import type { T } from '@tensorflow/tfjs';\nimport { add } from '@tensorflow/tfjs-core';",
    };
    expect(staticWaysToTensorFlow(sources, 'app/main.tsx')).toEqual([
      'app/main.tsx -> app/a.ts -> inference/b.ts -> @tensorflow/tfjs-core',
    ]);
    const lazy = { ...sources, 'app/a.ts': "const b = () => import('../inference/b');" };
    expect(staticWaysToTensorFlow(lazy, 'app/main.tsx')).toEqual([]);
    const worker = { ...sources, 'app/a.ts': "new Worker(new URL('../inference/b.ts', import.meta.url));" };
    expect(staticWaysToTensorFlow(worker, 'app/main.tsx')).toEqual([]);
  });
});
