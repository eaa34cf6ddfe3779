/** Seats held by people, orders read from a file, teams in the field: each drill ends as its people act, and its log comes out the same again. */
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/drill/decide.ts';
import { LogReader, type ReadLog } from '../../src/log/reader.ts';
import type { Command, Header } from '../../src/log/vocabulary.ts';
import { readCommands } from '../../src/runtime/commands-file.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import { rerun } from '../../src/runtime/rerun.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { formatDrillTime, HOUR, MINUTE } from '../../src/units/time.ts';
import { drillOf } from './drill.ts';
import { dueOf, markOf } from './people.ts';

/** Water, gas and what drifts take most of the time, and are the same whoever gives the orders. */
const whole = drillOf('qingdao-2022').scenario;
const city: Scenario = { ...whole, hazards: whole.hazards.filter(({ kind }) => kind === 'typhoon'), devices: [] };
const SEED = 7;
/** People need so long for an answer, drill time. */
const ANSWER = 2 * MINUTE;
const UNTIL = city.meta.endEx;

interface Played {
  readonly recording: Recording;
  readonly log: ReadLog;
}

function recorded(scenario: Scenario, play: (recording: Recording) => void): Played {
  const reader = new LogReader();
  const header = { format: 1, behaviour: 4, scenario: { id: scenario.id, hash: '', text: '' }, files: [] };
  const recording = new Recording(scenario, { ...header, seed: SEED, arithmetic: 'f64' }, (line) =>
    reader.push(`${line}\n`),
  );
  play(recording);
  recording.seal();
  return { recording, log: reader.finish() };
}

/** Minute by minute to the end: people in `seats`, and marshals with the `field` teams. */
function attended(seats: readonly string[], field: readonly string[] = []): Played {
  const teams = city.teams.map((team) => (field.includes(team.id) ? { ...team, mode: 'field' as const } : team));
  const scenario = { ...city, teams };
  return recorded(scenario, ({ engine }) => {
    const asked = new Map<string, number>();
    for (const seat of seats) engine.submit({ seat, type: 'seat.take', take: seat });
    engine.submit({ seat: 'director', type: 'startex' });
    while (engine.now < UNTIL) {
      engine.runTo(engine.now + MINUTE);
      for (const [key, command] of dueOf(engine.state, scenario)) {
        const since = asked.get(key) ?? engine.now;
        asked.set(key, since);
        if (since >= 0 && engine.now - since >= ANSWER) {
          engine.submit(command);
          asked.set(key, Number.NEGATIVE_INFINITY);
        }
      }
      for (const team of field) {
        const mark = markOf(engine.state, team);
        if (mark !== undefined) engine.submit({ seat: team, type: 'mark', team, mark });
      }
    }
    engine.submit({ seat: 'director', type: 'endex' });
  });
}

/** The first line that differs when its commands are given again. */
function differenceIn({ log, recording }: Played): unknown {
  expect(log.problems).toEqual([]);
  expect(log.sealed).toBe(true);
  const steps = rerun(log, log.header as Header, recording.engine.scenario);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const outcomes = ({ recording }: Played): (string | undefined)[] =>
  Object.values(recording.engine.state.exercises).map(({ outcome }) => outcome);
const given = ({ log }: Played, ...types: Command['type'][]) =>
  log.entries.filter((entry) => entry.line === 'command' && types.includes(entry.type));

/** Nobody sits anywhere. Without its water the city's two exercises of water are not won. */
const alone = recorded(city, ({ engine }) => runHeadless(engine, { commands: [] }));

test('all seats follow their plans', () => {
  expect(outcomes(alone).filter((outcome) => outcome === 'controlled').length).toBe(6);
});

describe('the city’s headquarters is manned', () => {
  const byHand = attended(['city']);

  test('its orders are commands, exercises end as they do without people, the log verifies', () => {
    expect(given(byHand, 'order', 'request').length).toBeGreaterThan(20);
    expect(outcomes(byHand)).toEqual(outcomes(alone));
    expect(differenceIn(byHand)).toBeUndefined();
  });

  test('kept as a command file its acts make the same drill', () => {
    const lines = given(byHand, 'seat.take', 'startex', 'acknowledge', 'order', 'request', 'level', 'measure').map(
      (entry) => {
        const { line: _line, h: _h, seq: _seq, at, ...command } = entry as unknown as Record<string, unknown>;
        return JSON.stringify({ at: formatDrillTime(at as never), ...command });
      },
    );
    const file = readCommands(lines.join('\n'), 'city.ndjson', city);
    expect(file.faults).toEqual([]);
    const again = recorded(city, ({ engine }) =>
      runHeadless(engine, { commands: file.commands, until: UNTIL as never }),
    );
    const events = (played: Played) =>
      played.log.entries.flatMap((entry) => (entry.line === 'event' && entry.at < UNTIL ? [entry] : []));
    expect(events(again).at(-1)?.h).toBe(events(byHand).at(-1)?.h);
  });

  test('and when nobody acts there, exercises fail', () => {
    const idle = recorded(city, ({ engine }) => {
      engine.submit({ seat: 'city', type: 'seat.take', take: 'city' });
      engine.submit({ seat: 'director', type: 'startex' });
      engine.runTo(UNTIL);
      engine.submit({ seat: 'director', type: 'endex' });
    });
    expect(outcomes(idle).filter((outcome) => outcome === 'controlled').length).toBeLessThan(3);
  });
});

test('three leaders are people: their teams go when they have said 收到, and the log verifies', () => {
  const led = attended(['T02', 'T05', 'T07']);
  expect(outcomes(led)).toEqual(outcomes(alone));
  for (const team of ['T02', 'T05', 'T07']) {
    const orders = Object.values(led.recording.engine.state.orders).filter(({ to }) => to === team);
    expect(orders.length, team).toBeGreaterThan(0);
    for (const { issued, acknowledged = 0 } of orders) expect(acknowledged - issued).toBeGreaterThanOrEqual(ANSWER);
  }
  expect(differenceIn(led)).toBeUndefined();
});

test('two teams are in the field: each thing they do is a mark, and the log verifies', () => {
  const marked = attended([], ['T03', 'T10']);
  for (const team of ['T03', 'T10']) {
    const did = marked.log.entries.flatMap((entry) =>
      entry.line === 'event' && entry.type === 'team.arrived' && entry.team === team ? [entry] : [],
    );
    expect(did.length, team).toBeGreaterThan(0);
    const marks = given(marked, 'mark').filter((entry) => 'team' in entry && entry.team === team);
    expect(marks.length, team).toBeGreaterThan(4);
  }
  expect(outcomes(marked)).toEqual(outcomes(alone));
  expect(differenceIn(marked)).toBeUndefined();
});

describe('a leader declines an order', () => {
  const ordered = (engine: Recording['engine']) =>
    Object.entries(engine.state.orders).find(([, { to }]) => to === 'T02');
  const { engine } = recorded(city, ({ engine }) => {
    engine.submit({ seat: 'T02', type: 'seat.take', take: 'T02' });
    engine.submit({ seat: 'director', type: 'startex' });
    // What is still on its way cannot be declined.
    while (ordered(engine)?.[1].received === undefined && engine.now < UNTIL) engine.runTo(engine.now + MINUTE);
  }).recording;
  const [id = ''] = ordered(engine) ?? [];
  const refuse = (seat: string, of: string) =>
    decide(engine.state, city, { seat, type: 'refuse', of, reason: '堵漏器材未到' });

  test('only its own, and no post one of the post above it', () => {
    expect(refuse('T05', id)).toMatchObject({ code: 'not-your-seat' });
    const [asked = ''] = Object.entries(engine.state.orders).find(([, { task }]) => task === 'respond') ?? [];
    expect(refuse(engine.state.orders[asked]?.to ?? '', asked)).toMatchObject({ code: 'must-carry-out' });
  });

  test('with a reason that everybody reads; then it stays where it is', () => {
    const command = { seat: 'T02', type: 'refuse', of: id, reason: '堵漏器材未到' } as const;
    expect(engine.submit(command)).toMatchObject({ ok: true });
    expect(engine.state.orders[id]).toMatchObject({ state: 'refused', reason: '堵漏器材未到' });
    expect(refuse('T02', id)).toMatchObject({ code: 'nothing-to-refuse' });
    engine.runTo(engine.now + 6 * HOUR);
    expect(engine.state.teams['T02']).toMatchObject({ state: 'standby', done: {} });
  });
});
