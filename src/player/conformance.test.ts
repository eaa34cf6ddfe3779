/**
 * What the page may count on, whatever it is shown: a drill that runs here, one that was recorded, and both of them followed over a
 * port. Each law stands once and holds for all four.
 */
import { describe, expect, test } from 'vitest';
import { Hand } from '../../tests/hand.ts';
import { record } from '../../tests/small-drill.ts';
import { readLog } from '../log/reader.ts';
import type { Entry } from '../log/vocabulary.ts';
import { LogWriter } from '../log/writer.ts';
import { LogPlayer } from '../replay/log-player.ts';
import { DrillEngine } from '../runtime/drill-engine.ts';
import { LivePlayer } from '../runtime/live-player.ts';
import { type DrillTime, HOUR, MINUTE, SECOND } from '../units/time.ts';
import type { Player, SeatView, Status } from './player.ts';
import { type Port, RemotePlayer, serve, type Tick } from './wire.ts';

const { scenario, text } = record();
const { entries } = readLog(text);
const teams = scenario.teams.map(({ id }) => id);

/** Of the display, ms. */
const FRAME = 17;

/** Lets real time pass, a display frame at a time, and what was posted arrive. */
async function pass(hand: Hand, ms: number): Promise<void> {
  for (const end = hand.now() + ms; hand.now() < end; ) {
    hand.pass(FRAME);
    await arrived();
  }
}
/** All that was posted, and what was posted for an answer. */
const arrived = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function live(hand: Hand): Player {
  const heard: { player?: LivePlayer } = {};
  const writer = new LogWriter((line) => heard.player?.line(line));
  heard.player = new LivePlayer(new DrillEngine(scenario, 7, writer), hand);
  return heard.player;
}
const recorded = (hand: Hand): Player => LogPlayer.whole(scenario, 7, entries, hand);

/** Two ends of a wire; what crosses is cloned, and comes a little later. */
function wire(): readonly [Port, Port] {
  const ends = [new Set<(event: MessageEvent) => void>(), new Set<(event: MessageEvent) => void>()] as const;
  const end = (own: 0 | 1): Port => ({
    postMessage: (message) => {
      const data = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of [...ends[own === 0 ? 1 : 0]]) listener({ data } as MessageEvent);
      });
    },
    addEventListener: (_, listener) => void ends[own].add(listener),
    removeEventListener: (_, listener) => void ends[own].delete(listener),
  });
  return [end(0), end(1)];
}

/** The same player, behind a port as the page has it. */
const followed =
  (make: (hand: Hand) => Player) =>
  async (hand: Hand): Promise<Player> => {
    const player = make(hand);
    const [here, there] = wire();
    const first = new Promise<Tick>((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        there.removeEventListener('message', hear);
        resolve(data as Tick);
      };
      there.addEventListener('message', hear);
    });
    serve(player, here, hand.now);
    return new RemotePlayer(there, await first, [...player.can]);
  };

interface Watched {
  readonly player: Player;
  readonly hand: Hand;
  view(): SeatView;
  status(): Status;
  /** All that was told since the last break. */
  lines(): readonly Entry[];
  readonly ended: ReadonlySet<string>;
}

async function watched(make: (hand: Hand) => Player | Promise<Player>): Promise<Watched> {
  const hand = new Hand();
  const player = await make(hand);
  let [view, status]: [SeatView | undefined, Status | undefined] = [undefined, undefined];
  let lines: Entry[] = [];
  const ended = new Set<string>();
  player.status$.subscribe({
    next: (next) => {
      if (next.break !== status?.break) lines = [];
      status = next;
    },
    complete: () => ended.add('status'),
  });
  player.events$.subscribe({ next: (next) => lines.push(...next), complete: () => ended.add('events') });
  player.state$.subscribe({
    next: (next) => {
      view = next;
    },
    complete: () => ended.add('state'),
  });
  return { player, hand, view: () => view as SeatView, status: () => status as Status, lines: () => lines, ended };
}

/** Begun, where it has to be. */
async function begun(make: (hand: Hand) => Player | Promise<Player>): Promise<Watched> {
  const one = await watched(make);
  if (one.player.can.has('act')) await one.player.submit({ type: 'startex', seat: 'director' });
  await arrived();
  return one;
}

const PLAYERS = [
  ['live', live],
  ['recorded', recorded],
  ['live, followed', followed(live)],
  ['recorded, followed', followed(recorded)],
] as const;

describe.each(PLAYERS)('a player of a drill that is %s', (_, make) => {
  test('tells at once where it stands, to whoever comes, and stands within its drill', async () => {
    const { view, status } = await watched(make);
    const { at, from, to, playing } = status();
    expect([from <= at, at <= to, playing, view().at]).toEqual([true, true, false, at]);
    expect(Object.keys(view().state.teams)).toEqual(teams);
  });

  test('plays as fast as it is asked to, and stands still in a pause', async () => {
    const { player, hand, status, view } = await begun(make);
    player.play(300);
    await pass(hand, 2 * SECOND);
    const { at, speed, playing } = status();
    expect([speed, playing]).toEqual([300, true]);
    expect(at / (300 * 2 * SECOND)).toBeGreaterThan(0.95);
    expect(at / (300 * 2 * SECOND)).toBeLessThan(1.05);
    player.pause();
    await arrived();
    const stood = status().at;
    await pass(hand, 2 * SECOND);
    expect([status().at, status().playing, view().at]).toEqual([stood, false, stood]);
  });

  test('tells what is said line by line, no number left out and none of the future', async () => {
    const { player, hand, lines, status } = await begun(make);
    player.play(1800);
    await pass(hand, 4 * SECOND);
    const told = lines().flatMap((entry) => (entry.line === 'event' || entry.line === 'command' ? [entry] : []));
    expect(told.length).toBeGreaterThan(20);
    expect(told.map(({ seq }) => seq)).toEqual(told.map((__, k) => (told[0]?.seq ?? 0) + k));
    expect(Math.max(...told.map(({ at }) => at))).toBeLessThanOrEqual(status().at);
  });

  test('comes to its end and no further', async () => {
    const { player, hand, status } = await begun(make);
    player.play(1800);
    await pass(hand, 10 * SECOND);
    expect(status()).toMatchObject({ at: status().to, playing: false });
  });

  test('answers where every team is: four numbers each, of the moment that it shows', async () => {
    const { player, hand, view } = await begun(make);
    player.play(1800);
    await pass(hand, 2 * SECOND);
    player.pause();
    await arrived();
    const { at, positions } = await player.frame({ teams });
    expect([at, positions.length]).toEqual([view().at, 4 * teams.length]);
    expect([...positions].filter((__, k) => k % 4 < 2).every(Number.isFinite)).toBe(true);
  });

  test('says nothing when nothing is new: whoever asks at each view that comes, comes to rest', async () => {
    const { player } = await begun(make);
    player.pause();
    await arrived();
    let views = 0;
    player.state$.subscribe(() => {
      views++;
      if (views < 20) void player.frame({ teams });
    });
    for (let k = 0; k < 20; k++) await arrived();
    expect(views).toBe(1);
  });

  test('does what it can do, and refuses the rest with a reason, nothing changed', async () => {
    const { player, hand, lines } = await begun(make);
    const before = lines().length;
    const answer = await player.submit({ type: 'bookmark', seat: 'director', note: 'here' });
    await pass(hand, FRAME);
    if (player.can.has('act')) {
      expect(answer.ok).toBe(true);
      expect(lines().slice(before)).toMatchObject([{ type: 'bookmark' }, { type: 'bookmark.set' }]);
    } else {
      expect(answer).toMatchObject({ ok: false, code: expect.any(String) });
      expect(lines().length).toBe(before);
    }
  });

  test('seeks where it can: there and back, a break told each time, and a newer seek is the one that counts', async () => {
    const { player, status, view, lines } = await begun(make);
    if (!player.can.has('seek')) return;
    const state = async (at: number): Promise<string> => {
      await player.seek(at as DrillTime);
      await arrived();
      expect([status().at, view().at]).toEqual([at, at]);
      expect(lines().every((entry) => !('at' in entry) || entry.at <= at)).toBe(true);
      return JSON.stringify(view().state);
    };
    const breaks = status().break;
    const early = await state(HOUR);
    const late = await state(3 * HOUR);
    expect(late).not.toBe(early);
    expect(await state(HOUR)).toBe(early);
    expect(status().break).toBeGreaterThanOrEqual(breaks + 3);
    await Promise.all([player.seek((2 * HOUR) as DrillTime), player.seek((90 * MINUTE) as DrillTime)]);
    await arrived();
    expect(status().at).toBe(90 * MINUTE);
  });

  test('closes once, and is silent then', async () => {
    const { player, hand, ended, status } = await begun(make);
    player.play(300);
    player.close();
    player.close();
    await arrived();
    expect([...ended].toSorted()).toEqual(['events', 'state', 'status']);
    const { at } = status();
    await pass(hand, SECOND);
    expect(status().at).toBe(at);
  });
});

test('what a drill stood at in a moment is what its record shows of it, here and followed', async () => {
  const plain = ({ state }: SeatView): unknown => JSON.parse(JSON.stringify(state));
  for (const make of [live, followed(live)]) {
    const { player, hand, view } = await begun(make);
    player.play(1800);
    await pass(hand, 3 * SECOND);
    const { at } = view();
    expect(at).toBeGreaterThan(HOUR);
    const stood = plain(view());
    for (const shown of [recorded, followed(recorded)]) {
      const record = await begun(shown);
      await record.player.seek(at);
      await arrived();
      expect(record.view().at).toBe(at);
      expect(plain(record.view())).toEqual(stood);
    }
  }
});
