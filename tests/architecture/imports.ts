import { posix } from 'node:path';
import type { Source, Violation } from './sources.ts';
import { violation } from './sources.ts';
import { child, nameOf, placesIn } from './syntax.ts';

/** The folders of src/, from the ground up: a folder imports only those before it. */
export const ORDER = [
  'units',
  'text',
  'engine',
  'world',
  'hazards',
  'teams',
  'log',
  'scenario',
  'drill',
  'machines',
  'player',
  'runtime',
  'replay',
  'review',
  'rehearsal',
  'exchange',
  'opening',
  'ui',
  'cli',
] as const;

/** Where programs are put together. */
const ROOTS = ['main.ts', 'worker.ts'];

/** The part of src/ that runs in a bare JavaScript shell; tsconfig.core.json compiles the same folders. */
export const CORE = ORDER.slice(0, ORDER.indexOf('machines') + 1);
export const KERNEL = 'src/runtime/kernel';

interface Wall {
  readonly of: string;
  readonly onlyFrom: readonly string[];
  readonly why: string;
}

/** Folders that few may import. */
const WALLS: readonly Wall[] = [
  { of: 'machines', onlyFrom: ['runtime'], why: 'the kernel alone hosts machines, and a replay must not need them' },
  { of: 'opening', onlyFrom: ['worker.ts'], why: 'only a worker opens drills and logs' },
  { of: 'ui', onlyFrom: ['main.ts'], why: 'the engine and the command line know no screen' },
  { of: 'cli', onlyFrom: [], why: 'a command is the end of the line' },
];

/** What the screen may see: it acts through `player`, so that live, recorded and followed drills look the same. */
const UI_SEES = ['units', 'text', 'world', 'teams', 'log', 'scenario', 'drill', 'player', 'review', 'exchange'];

/** Packages that belong to few folders. Others may be used wherever they compile. */
const PACKAGES: readonly Wall[] = [
  { of: 'node:', onlyFrom: ['cli'], why: 'everything but the command line runs in a browser' },
  { of: 'xstate', onlyFrom: ['machines', 'runtime'], why: 'only machines and the kernel that hosts them know XState' },
  {
    of: 'rxjs',
    onlyFrom: ['player', 'runtime', 'replay', 'rehearsal', 'ui', ...ROOTS],
    why: 'streams are at the edges, the engine has one clock',
  },
  { of: 'pixi.js', onlyFrom: ['ui', 'main.ts'], why: 'only the screen draws' },
  { of: 'lit', onlyFrom: ['ui', 'main.ts'], why: 'only the screen draws' },
  { of: '@stdlib/', onlyFrom: ['engine'], why: 'exact functions come from src/engine/math.ts' },
];

/** An import, export-from, dynamic or type import: what it names, and where in the text. */
interface Import {
  readonly of: string;
  readonly at: number;
}

function importsOf(source: Source): Import[] {
  return placesIn(source).flatMap(({ node }) => {
    const named = child(node, 'source');
    const of = named?.type === 'Literal' ? nameOf(named) : undefined;
    if (node.type === 'ImportExpression' && of === undefined) return [{ of: '?', at: node.start }];
    return of === undefined ? [] : [{ of: of.replace(/\?.*$/, ''), at: node.start }];
  });
}

/** `src/drill/decide.ts` → `drill`; `src/main.ts` → `main.ts`. */
const folderOf = (path: string): string => path.split('/')[1] ?? '';

/** What is wrong with the imports of one file of src/. */
export function importViolations(source: Source): Violation[] {
  return importsOf(source).flatMap(({ of, at }) => {
    const wrong = of.startsWith('.') ? wrongPath(source, of) : wrongPackage(source, of);
    return wrong === undefined ? [] : [violation(source, at, `imports ${of}`, wrong)];
  });
}

function wrongPackage({ path }: Source, of: string): string | undefined {
  if (of === '?') return 'an import whose name is computed cannot be checked';
  if (of.startsWith('/')) return 'a path from the root is not a path from this file';
  const wall = PACKAGES.find((wall) => of === wall.of || of.startsWith(/\W$/.test(wall.of) ? wall.of : `${wall.of}/`));
  return wall === undefined || wall.onlyFrom.includes(folderOf(path)) ? undefined : wall.why;
}

function wrongPath({ path }: Source, of: string): string | undefined {
  const target = posix.join(posix.dirname(path), of);
  if (!target.startsWith('src/')) return 'src/ stands alone: scenarios come in as text, tests look in from outside';
  if (!/\.[a-z]+$/.test(target)) return 'a path names its file, so that Node and the browser find it';
  if (/\.test\.ts$/.test(target)) return 'a test is not part of what ships';
  const [from, to] = [folderOf(path), folderOf(target)];
  if (path.startsWith(`${KERNEL}/`)) return wrongForKernel(target, to);
  return from === to ? undefined : wrongFolder(from, to);
}

function wrongForKernel(target: string, to: string): string | undefined {
  const core: readonly string[] = CORE;
  if (target.startsWith(`${KERNEL}/`) || core.includes(to)) return undefined;
  return 'the kernel runs in a bare JavaScript shell and sees only the core';
}

function wrongFolder(from: string, to: string): string | undefined {
  const order: readonly string[] = ORDER;
  if (ROOTS.includes(to)) return 'the composition roots are imported by nobody';
  if (!order.includes(to)) return `src/${to} has no place in the import order`;
  const wall = WALLS.find((wall) => wall.of === to);
  if (wall && !wall.onlyFrom.includes(from)) return wall.why;
  if (ROOTS.includes(from)) return undefined;
  if (!order.includes(from)) return `src/${from} has no place in the import order`;
  if (order.indexOf(to) > order.indexOf(from)) return `${to} stands on ${from}, not ${from} on ${to}`;
  return from === 'ui' && !UI_SEES.includes(to)
    ? 'the screen depends on the Player, not on what is behind it'
    : undefined;
}
