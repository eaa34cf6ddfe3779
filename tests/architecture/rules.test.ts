import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { importViolations } from './imports.ts';
import { builtInViolations, silenceViolations } from './machines.ts';
import { nameViolations } from './names.ts';
import type { Source, Violation } from './sources.ts';
import { knowsACity, reachesOutside, showsMarkup } from './words.ts';

const file = (text: string, path = 'src/drill/decide.ts'): Source => ({ path, text });
const count = (rule: (source: Source) => Violation[], text: string, path?: string) => rule(file(text, path)).length;

describe('the import rule', () => {
  test.each([
    ['src/drill/decide.ts', "import { at } from '../units/time.ts';"],
    ['src/drill/decide.ts', "import { fold } from './fold.ts';"],
    ['src/runtime/kernel/kernel.ts', "import { team } from '../../machines/team.ts';"],
    ['src/runtime/live.ts', "import { kernel } from './kernel/kernel.ts';"],
    ['src/machines/team.ts', "import { setup } from 'xstate';"],
    ['src/log/vocabulary.ts', "import { z } from 'zod';"],
    ['src/engine/math.ts', "import sin from '@stdlib/math-base-special-sin';"],
    ['src/ui/map/land.ts', "import wind from './wind.frag?raw';"],
    ['src/ui/feed.ts', "import { LitElement } from 'lit';"],
    ['src/cli/run.ts', "import { readFileSync } from 'node:fs';"],
    ['src/main.ts', "import { Wall } from './ui/wall.ts';"],
    ['src/units/time.ts', "// import { x } from '../drill/x.ts';\nconst text = \"import '../drill/x.ts'\";"],
  ])('lets %s have %s', (path, text) => {
    expect(importViolations(file(text, path))).toEqual([]);
  });

  test.each([
    ['src/units/time.ts', "import { fold } from '../drill/fold.ts';"],
    ['src/units/time.ts', "import type { Fold } from '../drill/fold.ts';"],
    ['src/units/time.ts', "export * from '../drill/fold.ts';"],
    ['src/units/time.ts', "type Fold = import('../drill/fold.ts').Fold;"],
    ['src/units/time.ts', "const fold = await import('../drill/fold.ts');"],
    ['src/units/time.ts', 'const fold = await import(name);'],
    ['src/replay/player.ts', "import { team } from '../machines/team.ts';"],
    ['src/cli/run.ts', "import { team } from '../machines/team.ts';"],
    ['src/worker.ts', "import { team } from './machines/team.ts';"],
    ['src/ui/map/map.ts', "import { kernel } from '../../runtime/kernel/kernel.ts';"],
    ['src/ui/map/map.ts', "import { wind } from '../../hazards/wind.ts';"],
    ['src/cli/run.ts', "import { Wall } from '../ui/wall.ts';"],
    ['src/worker.ts', "import { Wall } from './ui/wall.ts';"],
    ['src/runtime/kernel/kernel.ts', "import { Pace } from '../pace.ts';"],
    ['src/runtime/kernel/kernel.ts', "import type { Player } from '../../player/player.ts';"],
    ['src/drill/decide.ts', "import { x } from '../gadgets/x.ts';"],
    ['src/gadgets/x.ts', "import { x } from '../units/time.ts';"],
    ['src/ui/wall.ts', "import { start } from '../main.ts';"],
    ['src/drill/decide.ts', "import { x } from '../units/time';"],
    ['src/drill/decide.ts', "import { x } from './fold.test.ts';"],
    ['src/drill/decide.ts', "import golden from '../../scenarios/first-drill/expected.json';"],
    ['src/drill/decide.ts', "import { x } from '/src/units/time.ts';"],
    ['src/runtime/store.ts', "import { readFileSync } from 'node:fs';"],
    ['src/drill/decide.ts', "import { setup } from 'xstate';"],
    ['src/drill/decide.ts', "import { setup } from 'xstate/graph';"],
    ['src/drill/decide.ts', "import { Subject } from 'rxjs';"],
    ['src/hazards/wind.ts', "import sin from '@stdlib/math-base-special-sin';"],
    ['src/review/paper.ts', "import { html } from 'lit/html.js';"],
  ])('stops %s from %s', (path, text) => {
    expect(importViolations(file(text, path))).toHaveLength(1);
  });

  test('says where and why', () => {
    expect(importViolations(file("\nimport { team } from '../machines/team.ts';", 'src/replay/player.ts'))).toEqual([
      'src/replay/player.ts:2 imports ../machines/team.ts, because the kernel alone hosts machines, and a replay must not need them',
    ]);
  });
});

describe('the rule on names', () => {
  test.each([
    '// Date.now() and Math.sin\nconst note = "Date.now()";',
    'const x = Math.sqrt(2) + Math.max(1, Math.abs(-2)) * Math.PI;',
    'const clock = { setTimeout(f: () => void) { f(); } };',
    'const y = record.process + record.Date;',
    'interface Row { Date: number }',
    'import { sin, log } from "../engine/math.ts"; sin(log(2));',
  ])('lets %s be', (text) => {
    expect(nameViolations(file(text))).toEqual([]);
  });

  test.each([
    'const now = Date.now();',
    'let when: Date;',
    'const { now } = Date;',
    'const both = { Date };',
    'const chance = Math.random();',
    'const s = Math.sin(1);',
    "const s = Math['sin'](1);",
    'const s = Math[name](1);',
    'const { sin } = Math;',
    'const m = Math;',
    'const p = 2 ** 3;',
    'let p = 2; p **= 3;',
    'const h = Math.hypot(3, 4);',
    'new Intl.NumberFormat();',
    'names.sort((a, b) => a.localeCompare(b));',
    'names.sort((a, b) => a?.localeCompare(b));',
    'const text = value.toLocaleString();',
    'setTimeout(run, 5);',
    'console.log(1);',
    'const home = process.env.HOME;',
    'new TextEncoder();',
    'structuredClone(state);',
    'crypto.randomUUID();',
    'performance.now();',
    "globalThis['Date'].now();",
    ['const late = `$', '{Date.now()}`;'].join(''),
    "new Function('return 1')();",
  ])('catches %s', (text) => {
    expect(nameViolations(file(text))).toHaveLength(1);
  });
});

describe('the rule on what machines do', () => {
  test.each([
    "import { assign, setup } from 'xstate';",
    "import { log } from '../engine/math.ts';",
    "const report = { type: 'report', params: { emit: 1 } };",
  ])('lets %s be', (text) => {
    expect(builtInViolations(file(text, 'src/machines/team.ts'))).toEqual([]);
  });

  test.each([
    "import { sendTo } from 'xstate';",
    "import { log as note } from 'xstate';",
    "import { emit } from 'xstate/actions';",
    "import { spawnChild } from 'xstate';",
    "const state = { invoke: { src: 'fetch' } };",
    "const act = ({ enqueue }) => { enqueue.sendTo('city', { type: 'X' }); };",
    "const act = ({ enqueue }) => { enqueue.emit({ type: 'X' }); };",
    'const make = ({ spawn }) => 1;',
  ])('catches %s', (text) => {
    expect(builtInViolations(file(text, 'src/machines/team.ts'))).toHaveLength(1);
  });
});

describe('the rule on what machines refuse', () => {
  const source = file("export const team = setup({}).createMachine({ id: 'team' });", 'src/machines/team.ts');
  const { createMachine } = setup({ actions: { refuse: () => {}, ignore: () => {} } });
  const refuse = { '*': { actions: 'refuse' } } as const;

  test('lets a machine be that ends in a refusal, shared or its own', () => {
    expect(silenceViolations(source, { team: createMachine({ on: refuse }) })).toEqual([]);
    expect(silenceViolations(source, { team: createMachine({ on: { ORDER: {}, ...refuse } }), other: 1 })).toEqual([]);
  });

  test.each([
    ['has no events', createMachine({})],
    ['ends in another event', createMachine({ on: { ORDER: {} } })],
    ['refuses before its last line', createMachine({ on: { ...refuse, ORDER: {} } })],
    ['does something else', createMachine({ on: { '*': { actions: 'ignore' } } })],
    ['refuses only in a state', createMachine({ initial: 'idle', states: { idle: { on: refuse } } })],
  ])('catches a machine that %s', (_what, team) => {
    expect(silenceViolations(source, { team })).toHaveLength(1);
  });

  test('catches a machine that its file does not export', () => {
    expect(silenceViolations(source, {})).toEqual([
      'src/machines/team.ts:1 keeps a machine to itself, because a machine that its file does not export cannot be checked',
    ]);
  });
});

describe('the rules on words', () => {
  test('a city is found in names, code and comments', () => {
    expect(count(knowsACity, '// as in Qing'.concat('dao'))).toBe(1);
    expect(count(knowsACity, "const place = '青岛';")).toBe(1);
    expect(count(knowsACity, '', `src/world/qing${'dao'}.ts`)).toBe(1);
    expect(count(knowsACity, "const place = 'Smallport';")).toBe(0);
  });

  test('a text that becomes markup is found', () => {
    expect(count(showsMarkup, 'element.innerHTML = note;')).toBe(1);
    expect(count(showsMarkup, "import { unsafeHTML } from 'lit/directives/unsafe-html.js';")).toBe(1);
    expect(count(showsMarkup, 'element.textContent = note; element.title = note;')).toBe(0);
  });

  test('a path beside the project is found, one inside it is not', () => {
    expect(count(reachesOutside, `read('${['..', 'shared', 'map'].join('/')}')`)).toBe(1);
    expect(count(reachesOutside, `read('${['', 'work', 'shared'].join('/')}')`)).toBe(1);
    expect(count(reachesOutside, "import { x } from './shared/x.ts';")).toBe(0);
  });
});
