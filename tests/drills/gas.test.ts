/** A leak in a small drill, as an author writes it: an inject waits for the gas at the quay, and a plug in time keeps it away. */
import { describe, expect, test } from 'vitest';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import { HazardHistory } from '../../src/replay/hazard-history.ts';
import { historyBytes, historyOf } from '../../src/replay/saved-history.ts';
import { openScenario } from '../../src/runtime/scenario-source.ts';
import { type DrillTime, MINUTE } from '../../src/units/time.ts';
import { type Recorded, record, SMALL, SMALL_FILES, sourceOf } from '../small-drill.ts';
import { Run } from './drill.ts';

/** The storm comes from the south, so that it blows from the east over the tank, and from there to the quay. */
const LEAK = `  - { id: tank, kind: chemical, substance: benzene, at: [140.0215, 28.02], held: 40000, source: { diameter: 0.03, head: 6 }, leak: line, bund: 5000, receptors: [{ id: quay, at: [140.02, 28.02] }] }
`;
const DRAINED = LEAK.replace('bund:', 'drain: { id: gully, rate: 0.5, travel: 00:20 }, bund:');
const filesOf = (leak: string, shut: string, when: string): Readonly<Record<string, string>> => ({
  ...SMALL_FILES,
  'scenario.yaml': SMALL.replace('sites:\n', `${leak}sites:\n`)
    .replace(
      'exercises:\n',
      `devices:\n  - { id: line, when: "elapsed('T+00:30') >= 0 && elapsed('${shut}') < 0", to: 1, otherwise: 0 }\nexercises:\n`,
    )
    .replace(
      '  - { id: spare,',
      `  - { id: gas, when: "${when}", from: weather-desk, to: [city], text: { zh: 演练：码头有气味。演练, en: "EXERCISE: a smell at the quay. EXERCISE" } }\n  - { id: spare,`,
    ),
});
const drill = (shut: string): Recorded => record([], { files: filesOf(LEAK, shut, "concentration('quay') >= 52") });
const released = ({ lines }: Recorded): DrillEvent[] =>
  lines
    .map((line) => JSON.parse(line) as DrillEvent)
    .filter((entry) => entry.type === 'inject.released' && entry.inject === 'gas');

describe('a leak by the quay', () => {
  test('calls the inject when 52 ppm, AEGL-1 of benzene for an hour, have come, some minutes after it began', () => {
    const [gas] = released(drill('T+04:00'));
    expect(gas?.at).toBeGreaterThan(35 * 60_000);
    expect(gas?.at).toBeLessThan(120 * 60_000);
  });

  test('plugged after five minutes its pool stays too small for that', () => {
    expect(released(drill('T+00:35'))).toEqual([]);
  });
});

test('a hole that is being plugged closes bit by bit, and one that breaks open is open at once', () => {
  const files = filesOf(LEAK, 'T+02:00', "concentration('quay') >= 1e9");
  const slow = {
    ...files,
    'scenario.yaml': files['scenario.yaml']?.replace('otherwise: 0 }', 'otherwise: 0, fall: 00:15 }') ?? '',
  };
  const set = record([], { files: slow })
    .lines.map((line) => JSON.parse(line) as DrillEvent)
    .flatMap((event) => (event.type === 'leak.set' ? [[event.at / MINUTE, Math.round(event.value * 100)]] : []));
  expect(set).toEqual([
    [30, 100],
    [125, 67],
    [130, 33],
    [135, 0],
  ]);
});

describe('what it keeps account of', () => {
  const begun = (when: string): Run => {
    const { scenario, problems } = openScenario(sourceOf(filesOf(DRAINED, 'T+02:00', when)));
    if (scenario === undefined) throw new Error(JSON.stringify(problems));
    const run = new Run(scenario, 7);
    run.say({ type: 'startex', seat: 'director' });
    return run;
  };

  test.each([
    ["dose('quay').aegl1 >= 10", (run: Run) => (run.engine.hazards.account('dose', 'quay')?.aegl1 ?? 0) >= 10],
    ["release('tank').sea > 100", (run: Run) => (run.engine.hazards.account('release', 'tank')?.sea ?? 0) > 100],
  ])('an inject waits for it: %s', (when, has) => {
    const whole = begun(when);
    whole.to('T+02:00');
    const due = whole.first('inject.due', { inject: 'gas' });
    expect(whole.why(due).map(({ type }) => type)).toContain('hazard.stepped');
    expect(has(whole)).toBe(true);
    const before = begun(when);
    before.engine.runTo(due.at - MINUTE);
    expect(has(before)).toBe(false);
    before.engine.runTo(due.at);
    expect(has(before)).toBe(true);
  });

  test('each kilogram is in one of its places', () => {
    const run = begun("release('tank').sea > 100");
    for (let at = 0; at <= 180 * MINUTE; at += 30 * MINUTE) {
      run.engine.runTo(at);
      const { held = 0, pool = 0, air = 0, drain = 0, sea = 0 } = run.engine.hazards.account('release', 'tank') ?? {};
      expect(held + pool + air + drain + sea).toBeCloseTo(40_000, 6);
    }
    expect(run.engine.hazards.account('release', 'tank')?.sea).toBeGreaterThan(100);
  });

  test('a replay has it at each minute as the drill had it, from its file too', () => {
    const live = begun("release('tank').sea > 100");
    const seen: object[] = [];
    for (let at = 0; at <= 150 * MINUTE; at += MINUTE) {
      live.engine.runTo(at);
      const { dose, release } = live.engine.hazards.picture();
      seen.push({ dose, release });
    }
    const entries = live.events.map((event) => ({ line: 'event' as const, h: '', ...event }));
    const history = new HazardHistory(live.engine.scenario, 7, entries, (150 * MINUTE) as DrillTime);
    history.work(() => false);
    const read = new HazardHistory(live.engine.scenario, 7, entries, (150 * MINUTE) as DrillTime);
    const saved = historyOf(historyBytes(history.save('it')));
    expect(saved !== undefined && read.load(saved, 'it')).toBe(true);
    seen.forEach((right, minute) => {
      expect(history.picture(minute * MINUTE)).toMatchObject(right);
      expect(read.picture(minute * MINUTE)).toMatchObject(right);
    });
    expect(live.engine.hazards.account('dose', 'quay')?.load).toBeGreaterThan(0);
  });

  test.each([
    ["dose('quai').peak > 1", 'id-unknown 1', 'quay'],
    ["release('storm').sea > 1", 'id-unknown 1', undefined],
    ["release('tank').see > 1", 'condition-field 1', 'sea'],
    ["dose('quay') > 1", 'condition-types 1', undefined],
  ])('what is not there is refused: %s', (when, code, suggest) => {
    const errors = openScenario(sourceOf(filesOf(DRAINED, 'T+02:00', when))).problems.filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map((problem) => `${problem.code} ${problem.path.startsWith('injects') ? 1 : 0}`)).toEqual([code]);
    expect(errors[0]?.suggest).toBe(suggest);
  });
});
