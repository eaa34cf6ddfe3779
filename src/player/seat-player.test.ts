/** What leaves the engine's worker for a seat, looked at on the messages themselves (law 11). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../../tests/drills/drill.ts';
import { RIGHTS, roleOf } from '../drill/seats.ts';
import { toldScenario } from '../drill/told.ts';
import type { Command, Entry } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import { DrillEngine } from '../runtime/drill-engine.ts';
import { LivePlayer } from '../runtime/live-player.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { HOUR } from '../units/time.ts';
import { crossable } from './opening.ts';
import { SeatPlayer } from './seat-player.ts';
import { type Port, serve, type Tick } from './wire.ts';

const GROUND = { zh: '《防汛预案》', en: 'The flood plan' };
const shipped = scenarioOf('first-drill');
const scenario: Scenario = {
  ...shipped,
  plans: shipped.plans.map((plan) => ({ ...plan, rules: plan.rules.map((rule) => ({ basis: GROUND, ...rule })) })),
};
const SEATS = scenario.seats.map(({ id }) => id);
const sees = (seat: string) => RIGHTS[roleOf(scenario, seat) ?? 'observer'].sees;
const TOLD = SEATS.filter((seat) => sees(seat) === 'told');

/** A port that keeps what is posted, as it would be cloned. */
class Wire implements Port {
  readonly posted: Tick[] = [];
  postMessage(message: unknown): void {
    this.posted.push(structuredClone(message) as Tick);
  }
  addEventListener(): void {}
  removeEventListener(): void {}
}

/** A drill with one window in each seat, run to `until` by hand. */
function drillWith(seats: readonly string[], until: number, tries: readonly Command[] = []) {
  let now = 0;
  let tick = (): void => {};
  const entries: Entry[] = [];
  const hearer: { player?: LivePlayer } = {};
  const writer = new LogWriter((text) => {
    const entry = JSON.parse(text) as Entry;
    if (entry.line === 'event' || entry.line === 'command') entries.push(entry);
    hearer.player?.line(text);
  });
  const engine = new DrillEngine(scenario, 7, writer);
  const player = new LivePlayer(engine, {
    now: () => now,
    every: (each) => {
      tick = each;
      return () => {};
    },
  });
  hearer.player = player;
  const windows = new Map(
    seats.map((seat) => {
      const own = new SeatPlayer(player, scenario, seat);
      const wire = new Wire();
      serve(own, wire, () => now, { restated: own.told });
      return [seat, { own, wire }] as const;
    }),
  );
  void player.submit({ type: 'startex', seat: 'director' });
  player.play(1800);
  for (const command of tries) void player.submit(command);
  while (engine.now < until) {
    now += 50;
    tick();
  }
  player.pause();
  return { engine, player, entries, windows };
}

/** Texts of the script that a seat must not have: of injects that were not handed to it, of incidents, of marks. */
function secrets(state: DrillEngine['state'], seat: string): string[] {
  const foreign = scenario.injects.filter(
    ({ id, to }) => !to.includes(seat) || state.injects[id]?.delivered === undefined,
  );
  return [
    ...foreign.flatMap(({ text, title }) => [text.zh, text.en, title.zh, title.en]),
    ...scenario.injects.flatMap(({ note }) => (note === undefined ? [] : [note.zh, note.en])),
    ...scenario.incidents.flatMap(({ name }) => [name.zh, name.en]),
    ...scenario.objectives.flatMap(({ target }) => [target.zh, target.en]),
  ].filter((text) => text.length > 2);
}

/** What may be read anywhere: the names of sites, teams and exercises. */
const open = JSON.stringify(crossable(toldScenario(scenario, '')));

describe('a seat that is told things', () => {
  const drill = drillWith(SEATS, 8 * HOUR);

  test.each(TOLD)('%s: no message holds what was not told it', (seat) => {
    const said = JSON.stringify([crossable(toldScenario(scenario, seat)), drill.windows.get(seat)?.wire.posted]);
    const leaks = secrets(drill.engine.state, seat).filter((text) => said.includes(text) && !open.includes(text));
    expect(leaks).toEqual([]);
  });

  test.each(TOLD)(
    '%s: hears of other seats only what is theirs and below theirs, and its own injects whole',
    (seat) => {
      const posted = drill.windows.get(seat)?.wire.posted ?? [];
      const heard = posted.flatMap(
        ({ events }) => events as unknown as { seq: number; type: string; inject?: string }[],
      );
      const last = posted.at(-1);
      const handed = new Set(last?.handed?.map(({ id }) => id));
      expect(heard.filter(({ inject }) => inject !== undefined && !handed.has(inject))).toEqual([]);
      expect(last?.handed?.flatMap(({ expects }) => expects)).toEqual([]);
      for (const order of Object.values(last?.state?.orders ?? {}))
        expect(JSON.stringify(order)).toMatch(new RegExp([seat, ...below(scenario, seat)].join('|')));
      for (const inject of last?.handed ?? []) {
        expect(inject.to).toContain(seat);
        expect(heard.some(({ type, inject: id }) => type === 'inject.released' && id === inject.id)).toBe(true);
      }
      expect(Object.keys(last?.state?.injects ?? {})).toEqual(last?.handed?.map(({ id }) => id));
      expect(last?.weather.hazards).toBeUndefined();
      expect(new Set(heard.map(({ seq }) => seq)).size).toBe(heard.length);
    },
  );

  test('has the ground of the orders that it has, from whoever’s plan, and of no others', () => {
    // The words cross when they are others than before, and not with each tick.
    const lasts = TOLD.map((seat) => {
      const posted = drill.windows.get(seat)?.wire.posted ?? [];
      const worded = posted.flatMap((tick) => (tick.worded === undefined ? [] : [tick.worded]));
      expect(new Set(worded.map((one) => JSON.stringify(one))).size).toBe(worded.length);
      expect(worded.length).toBeLessThan(posted.length);
      return { ...posted.at(-1), worded: worded.at(-1) };
    });
    for (const last of lasts)
      for (const [order, wording] of Object.entries(last?.worded ?? {})) {
        expect(last?.state?.orders).toHaveProperty([order]);
        expect(wording.basis).toEqual(GROUND);
      }
    const received = lasts.flatMap((last) =>
      Object.entries(last?.state?.orders ?? {}).filter(([id, { to }]) => to === last?.seat && last?.worded?.[id]),
    );
    expect(received.length).toBeGreaterThan(2);
  });

  test('who sees the truth has all of it', () => {
    const seat = SEATS.find((one) => sees(one) === 'truth') as string;
    const seqs = drill.windows
      .get(seat)
      ?.wire.posted.flatMap(({ events }) => events.map((one) => (one as { seq: number }).seq));
    expect(seqs).toEqual(drill.entries.map((one) => (one as { seq: number }).seq));
  });

  test('speaks in its own name only, and leads no clock', async () => {
    const own = drill.windows.get(TOLD[0] as string)?.own as SeatPlayer;
    const { commands } = drill.engine.state as unknown as { commands: undefined };
    expect(commands).toBeUndefined();
    for (const command of [
      { type: 'endex', seat: 'director' },
      { type: 'bookmark', seat: TOLD[1], note: '' },
      { type: 'level', seat: TOLD[1], level: 'I', enteredBy: 'director' },
    ] as Command[])
      expect(await own.submit(command)).toMatchObject({ ok: false, code: 'not-your-seat' });
    const before = drill.engine.state.phase;
    own.play(60);
    own.pause();
    await own.seek((drill.engine.now + HOUR) as never);
    expect([drill.engine.state.phase, drill.engine.ended]).toEqual([before, false]);
  });

  test('asks in vain for water, for what drifts, for the wind of tomorrow and for the way of a team that is not its own', async () => {
    const seat = 'T01';
    const own = new SeatPlayer(drill.player, scenario, seat);
    own.state$.subscribe();
    const box = { bounds: [140, 28, 140.1, 28.1], nx: 4, ny: 4 } as const;
    for (const id of ['depth', 'particles'] as const)
      expect((await own.field(id, drill.engine.now, box)).planes).toHaveLength(0);
    const later = await own.field('wind', (drill.engine.now + 6 * HOUR) as never, box);
    expect(later.at).toBeLessThanOrEqual(drill.engine.now);
    const sending = { team: 'T02', task: 'pump-out', site: 'underpass', open: false } as const;
    expect(await own.dryRun(sending)).toBeUndefined();
    const home = scenario.sites.find(({ id }) => id === scenario.teams.find((team) => team.id === 'T02')?.base)?.at;
    const { positions } = await own.frame({ teams: ['T02'] });
    expect([...positions.slice(0, 2)].map((x) => x.toFixed(3))).toEqual(home?.map((x) => x.toFixed(3)));
  });
});

test('whenever one looks, and whatever is tried, nothing of the script has crossed that was not handed over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...TOLD), (half, seat) => {
      const { engine, windows } = drillWith([seat], (half * HOUR) / 2);
      const said = JSON.stringify(windows.get(seat)?.wire.posted);
      expect(secrets(engine.state, seat).filter((text) => said.includes(text) && !open.includes(text))).toEqual([]);
    }),
    { numRuns: 3 },
  );
});

function below({ posts, teams }: Scenario, seat: string): string[] {
  const under = posts.filter(({ of }) => of === seat).map(({ id }) => id);
  return [
    ...under,
    ...under.flatMap((id) => below(scenario, id)),
    ...teams.filter(({ post }) => post === seat).map(({ id }) => id),
  ];
}
