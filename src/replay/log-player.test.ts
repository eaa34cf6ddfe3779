/** A log that is read while it is looked at: whatever has come of it, what there is to be seen is the same as of one that was read before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hand } from '../../tests/hand.ts';
import { record } from '../../tests/small-drill.ts';
import { isTold } from '../log/about.ts';
import { readLog } from '../log/reader.ts';
import type { Entry } from '../log/vocabulary.ts';
import { RECENT } from '../player/archive.ts';
import type { SeatView, Status } from '../player/player.ts';
import { type DrillTime, MINUTE, T0 } from '../units/time.ts';
import { LogPlayer } from './log-player.ts';

const { scenario, text } = record();
const { entries } = readLog(text);
const told = entries.filter(isTold);
const end = (told.at(-1)?.at ?? 0) as DrillTime;

interface Watched {
  readonly player: LogPlayer;
  readonly hand: Hand;
  view(): SeatView;
  status(): Status;
  /** All that was told since the last break. */
  readonly lines: Entry[];
}

function watched(player: (hand: Hand) => LogPlayer): Watched {
  const hand = new Hand();
  const made = player(hand);
  let [view, status]: [SeatView | undefined, Status | undefined] = [undefined, undefined];
  const lines: Entry[] = [];
  made.status$.subscribe((next) => {
    if (next.break !== status?.break) lines.length = 0;
    status = next;
  });
  made.events$.subscribe((next) => lines.push(...next));
  made.state$.subscribe((next) => {
    view = next;
  });
  return { player: made, hand, view: () => view as SeatView, status: () => status as Status, lines };
}
const begun = (): Watched => watched((hand) => new LogPlayer(scenario, 7, hand, { to: end, entries: entries.length }));
const whole = watched((hand) => LogPlayer.whole(scenario, 7, entries, hand));
const asWhole = async (at: number): Promise<string> => {
  await whole.player.seek(at as DrillTime);
  return JSON.stringify(whole.view().state);
};

test('in whatever pieces a log comes and wherever one seeks meanwhile, the state there is that of the whole log', async () => {
  const cuts = fc.uniqueArray(fc.nat(entries.length), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(cuts, fc.array(fc.nat(end), { minLength: 1, maxLength: 6 }), async (ends, moments) => {
      const one = begun();
      const asked: Promise<void>[] = [];
      let from = 0;
      for (const to of [...ends.sort((a, b) => a - b), entries.length]) {
        one.player.extend(entries.slice(from, to));
        from = to;
        const at = moments.pop();
        if (at === undefined) continue;
        asked.push(one.player.seek(at as DrillTime));
        if (one.status().awaits !== undefined) expect(at).toBeGreaterThanOrEqual(one.player.read);
        else expect(JSON.stringify(one.view().state)).toBe(await asWhole(at));
      }
      one.player.finish();
      // A newer seek cancels an older; none is left waiting.
      await Promise.all(asked);
      expect(one.status()).toMatchObject({ to: whole.status().to });
      expect(one.status().awaits).toBeUndefined();
      expect(one.status().read).toBeUndefined();
      const at = moments.pop() ?? end;
      await one.player.seek(at as DrillTime);
      expect(JSON.stringify(one.view().state)).toBe(await asWhole(at));
    }),
    { numRuns: 15 },
  );
});

test('a seek beyond what has been read says where it leads, and comes there by itself', async () => {
  const one = begun();
  one.player.extend(entries.slice(0, 40));
  let come = false;
  const sought = one.player.seek(end).then(() => {
    come = true;
  });
  expect(one.status()).toMatchObject({ awaits: end, at: T0, to: end, read: one.player.read, verified: 'checking' });
  one.hand.pass(20);
  expect(come).toBe(false);
  one.player.extend(entries.slice(40));
  one.player.finish();
  await sought;
  expect(one.status().at).toBe(end);
  expect(JSON.stringify(one.view().state)).toBe(await asWhole(end));
});

test('played while it is read, it stands where the reading is, and tells each line once', () => {
  const one = begun();
  one.player.extend(entries.slice(0, 30));
  one.player.play(1800);
  for (let i = 0; i < 40; i++) one.hand.pass(100);
  expect(one.status()).toMatchObject({ at: one.player.read, playing: true });
  one.player.extend(entries.slice(30));
  one.player.finish();
  for (let i = 0; i < 200; i++) one.hand.pass(100);
  expect(one.status()).toMatchObject({ at: one.status().to, playing: false });
  expect(one.lines.map((line) => (isTold(line) ? line.seq : 0))).toEqual(told.map(({ seq }) => seq));
});

test('a log that breaks off is as long as what there is of it', async () => {
  const one = begun();
  one.player.extend(entries.slice(0, 60));
  const sought = one.player.seek(end);
  one.player.finish();
  await sought;
  expect(one.status()).toMatchObject({ at: one.player.read, to: one.player.read });
});

test('a seek brings the last lines, and those drawn over the whole drill; the archive has the others', async () => {
  // The small drill many times over, so that there is something to leave out.
  const rounds = Math.ceil((3 * RECENT) / told.length);
  const long: Entry[] = [];
  for (let round = 0; round < rounds; round++)
    for (const line of told) {
      const [seq, at] = [long.length + 1, round * end + line.at];
      const cause = line.line === 'event' && line.cause > 0 ? line.cause + round * told.length : 0;
      long.push({ ...line, seq, at, ...(line.line === 'event' ? { cause } : {}) } as Entry);
    }
  const one = watched((hand) => LogPlayer.whole(scenario, 7, long, hand));
  await one.player.seek((rounds * end) as DrillTime);
  const seqs = one.lines.map((line) => (isTold(line) ? line.seq : 0));
  expect(seqs.slice(-RECENT)).toEqual(long.slice(-RECENT).map((_, i) => long.length - RECENT + i + 1));
  expect(
    one.lines.slice(0, -RECENT).every((line) => isTold(line) && /^(warning|post\.level|bookmark)/.test(line.type)),
  ).toBe(true);
  const { archive } = one.player;
  expect((await archive.before(101, 50)).map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 51 + i));
  expect(await archive.before(3, 50)).toHaveLength(2);
  const arrived = long.find((line) => line.line === 'event' && line.type === 'team.arrived');
  const chain = await archive.around((arrived as { readonly seq: number }).seq);
  for (const [i, line] of chain.entries())
    if (i > 0 && line.seq <= (arrived as { readonly seq: number }).seq)
      expect(line).toMatchObject({ cause: chain[i - 1]?.seq });
  expect(await archive.latest('team', 'T01')).toBe(
    long.findLast(
      (line) => line.line === 'event' && 'team' in line && line.team === 'T01' && line.type.startsWith('team.'),
    ),
  );
  const found = await archive.find((2 * end) as DrillTime, -1, { types: ['team.arrived'] });
  expect(long[(found?.seq ?? 0) - 1]).toMatchObject({ type: 'team.arrived' });
  expect(await archive.find((rounds * end + MINUTE) as DrillTime, 1, { types: [], others: true })).toBeUndefined();
  expect((await archive.counted()).done.value.at(-1)).toBe(
    long.filter((line) => line.line === 'event' && line.type === 'team.done').length,
  );
});
