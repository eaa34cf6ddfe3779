/** Opens a drill that the browser keeps: it goes on where it broke off. */
import { LogReader, type ReadLog } from '../log/reader.ts';
import { Seal } from '../log/seal.ts';
import type { Header } from '../log/vocabulary.ts';
import { sayDifference } from '../runtime/difference.ts';
import { takeUp } from '../runtime/keeping/take-up.ts';
import { otherBehaviour, runnable } from '../runtime/rebuild.ts';
import type { Recording } from '../runtime/recording.ts';
import type { Problem } from '../text/problem.ts';
import { type BrowserPlace, browserShelf } from './browser-place.ts';
import { BUILD, problemOf, progress, say } from './host.ts';
import { KeptDrillHere, newNote } from './kept-here.ts';
import { openLive, serveLive } from './live.ts';
import { LiveLog } from './live-log.ts';
import { rebuiltHere } from './rebuilt.ts';

const GONE = (scenario: string): Problem =>
  problemOf(
    'kept-gone',
    scenario,
    {
      zh: '地址里的那场演练已不在此浏览器中，这是新的一场',
      en: 'the drill of this address is no longer kept in this browser: this is a new one',
    },
    'warning',
  );

/** A drill of the browser's storage: it goes on where it broke off, or is replayed when it is over. */
export async function openKept(id: string, name: string | undefined, base: string, seat?: string): Promise<void> {
  const place = await (await browserShelf()).open(id);
  if (place === undefined) {
    if (name === undefined || seat !== undefined) throw new Error(id);
    return openLive(name, base, [GONE(name)]);
  }
  const lines = await place.lines();
  const seal = new Seal();
  const reader = new LogReader(name ?? id, seal);
  reader.push(lines);
  const log = reader.finish();
  const { header } = log;
  const source = name ?? header?.scenario.id ?? id;
  // What stands before a bad line can still be looked at, by whoever may see it all.
  const over = log.sealed || header === undefined || log.problems.length > 0;
  if (over && seat !== undefined) {
    await place.release();
    return say({ opening: 'broken', source, problems: [OVER(source)] });
  }
  if (over) return replay(await place.release(), base);
  await goOn({ place, log: { ...log, header }, lines, seal, source, seat }, base);
}

const OVER = (source: string): Problem =>
  problemOf('seat-over', source, {
    zh: '这场演练已结束，或其记录不能接着推演：席位已无事可做。请由导演部在首页复盘',
    en: 'this drill is over, or its log cannot be gone on with: there is nothing more to do in a seat. It is replayed from the first screen',
  });

interface KeptLog {
  readonly seat: string | undefined;
  readonly place: BrowserPlace;
  readonly log: ReadLog & { readonly header: Header };
  /** Its text. */
  readonly lines: string;
  readonly seal: Seal;
  readonly source: string;
}

async function goOn({ place, log, lines: text, seal, source, seat }: KeptLog, base: string): Promise<void> {
  const { header, entries } = log;
  const other = otherBehaviour(header, source);
  if (other !== undefined) return replay(await place.release(), base, [other]);
  const rebuilt = await rebuiltHere(header, base, source, (share) => progress('scenario', 0.4 * share));
  const scenario = runnable(rebuilt);
  if (scenario === undefined) return replay(await place.release(), base);
  const note = (await place.noted()) ?? newNote(scenario);
  const here = new KeptDrillHere(place, note);
  const live = new LiveLog(here, text.split('\n').slice(0, -1));
  const broken = {
    header,
    entries,
    seal,
    scenario,
    build: BUILD,
    keyframes: place.keyframes,
    read: place.read.bind(place),
  };
  const taken = await takeUp(broken, live.line, (share) => progress('taking-up', 0.4 + 0.6 * share));
  if ('difference' in taken)
    return replay(await place.release(), base, [problemOf('differs', source, sayDifference(taken.difference))]);
  const { recording } = taken;
  const { engine } = recording;
  if (engine.ended) return replayKept(recording, here, base);
  const { elapsed, pacing } = note;
  const stand = { elapsed, ...(pacing === undefined ? {} : { pacing }) };
  const player = serveLive({ name: source, recording, log: live, stand, problems: rebuilt.problems, seat });
  player.recall(live.entries());
  // A window that takes over from another lets nobody wait.
  if (seat !== undefined && engine.state.phase === 'running') player.play(pacing ?? 1);
}

/** A drill that came to its end and was left: its log is sealed, and needs no keyframes any more. */
async function replayKept(recording: Recording, { keeper, place }: KeptDrillHere, base: string): Promise<void> {
  recording.seal();
  keeper.flush();
  await keeper.clear();
  await replay(await place.release(), base);
}

/** What replays a log is fetched when one is replayed. */
async function replay(file: File, base: string, why: readonly Problem[] = []): Promise<void> {
  await (await import('./log.ts')).openLog(file, base, why);
}
