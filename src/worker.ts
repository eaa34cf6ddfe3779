/**
 * The worker's composition root: opens one drill or one log and serves it to the page. The engine runs here, so that the
 * page's frames are its own.
 */

import { type LogEntry, LogReader, type ReadLog } from './log/reader.ts';
import { Seal } from './log/seal.ts';
import { BEHAVIOUR, type EventType, type Header } from './log/vocabulary.ts';
import type { ShelfAnswer, ShelfRequest } from './player/kept.ts';
import { crossable, type OpenAnswer, type OpenRequest } from './player/opening.ts';
import type { Player } from './player/player.ts';
import type { Ticker } from './player/ticker.ts';
import { type Port, serve, type Tick } from './player/wire.ts';
import { LogPlayer } from './replay/log-player.ts';
import { sayDifference } from './runtime/difference.ts';
import { fetchScenario, finderBeside } from './runtime/fetch-scenario.ts';
import { KeptDrillHere, newNote } from './runtime/keeping/kept-drill.worker.ts';
import { dropKept, keptDrills, keptFile, OpenElsewhere, OpfsPlace, renameKept } from './runtime/keeping/opfs.worker.ts';
import { takeUp } from './runtime/keeping/take-up.ts';
import { LivePlayer } from './runtime/live-player.ts';
import { type FileFinder, rebuild } from './runtime/rebuild.ts';
import { Recording } from './runtime/recording.ts';
import { headerOf, openScenario } from './runtime/scenario-source.ts';
import { proven, type Verdict, verifySteps } from './runtime/verify.ts';
import type { Scenario } from './scenario/scenario.ts';
import { logProblem } from './text/log-problems.ts';
import type { Problem } from './text/problem.ts';
import type { Text } from './text/words.ts';
import { T0 } from './units/time.ts';

const port = globalThis as unknown as Port & { postMessage(message: OpenAnswer): void };
const now = (): number => performance.now();
const ticker: Ticker = {
  now,
  every(tick) {
    const timer = setInterval(tick, 1000 / 60);
    return () => clearInterval(timer);
  },
};
const say = (answer: OpenAnswer): void => port.postMessage(answer);
const progress = (what: string, share: number): void => say({ opening: 'progress', what, share });

let fileSoFar: (() => { readonly name: string; readonly blob: Blob }) | undefined;

globalThis.addEventListener('message', ({ data }: MessageEvent<OpenRequest | ShelfRequest>) => {
  if ('shelf' in data) return void answerShelf(data);
  if (!('open' in data)) return;
  switch (data.open) {
    case 'scenario':
      void attempt(data.name, () => openLive(data.name, data.base));
      return;
    case 'kept':
      void attempt(data.scenario ?? '', () => openKept(data.id, data.scenario, data.base));
      return;
    case 'log':
      void attempt(data.file.name, () => openLog(data.file, data.base));
      return;
    case 'download':
      if (fileSoFar !== undefined) say({ opening: 'file', id: data.id, ...fileSoFar() });
  }
});

/** What goes wrong while opening is told to the person, never lost in a console. */
async function attempt(source: string, open: () => Promise<void>): Promise<void> {
  try {
    await open();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message =
      thrown instanceof OpenElsewhere
        ? {
            zh: '此演练正在另一窗口进行，请到那个窗口继续',
            en: 'this drill is open in another window: go on with it there',
          }
        : { zh: `无法打开：${reason}`, en: `cannot be opened: ${reason}` };
    say({ opening: 'broken', source, problems: [problemOf('cannot-open', source, message)] });
  }
}

const problemOf = (code: string, file: string, message: Text, severity: Problem['severity'] = 'error'): Problem => ({
  code,
  severity,
  file,
  line: 0,
  column: 0,
  path: '',
  message,
});

async function answerShelf(request: ShelfRequest): Promise<void> {
  const answer = (said: ShelfAnswer): void => port.postMessage(said as never);
  try {
    if (request.shelf === 'drop') await dropKept(request.id);
    else if (request.shelf === 'rename') await renameKept(request.id, request.name);
    else if (request.shelf === 'file') {
      const file = await keptFile(request.id);
      return answer(file === undefined ? { shelf: 'failed', reason: request.id } : { shelf: 'file', ...file });
    }
    answer({ shelf: 'drills', drills: await keptDrills() });
  } catch (thrown) {
    answer({ shelf: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

async function openLive(name: string, base: string): Promise<void> {
  const opened = openScenario(await fetchScenario(name, base, (share) => progress('scenario', 0.9 * share)));
  const { scenario, problems } = opened;
  if (scenario === undefined) return say({ opening: 'broken', source: name, problems });
  progress('engine', 0.95);
  const keeping = await keepingFor(scenario);
  const here = 'place' in keeping ? keeping : undefined;
  const lines: string[] = [];
  let player: LivePlayer | undefined;
  const recording = new Recording(scenario, headerOf(opened, scenario, scenario.meta.seed), (line) => {
    lines.push(line);
    here?.keeper.line(line);
    player?.line(line);
  });
  player = new LivePlayer(recording.engine, ticker, { keeping: here });
  const told = 'place' in keeping ? problems : [...problems, keeping];
  serveLive({ name, scenario, recording, player, lines, here, problems: told });
}

/** Where the drill will be kept; a browser that keeps nothing gets a word about it, and the drill runs all the same. */
async function keepingFor(scenario: Scenario): Promise<KeptDrillHere | Problem> {
  try {
    const note = newNote(scenario);
    return new KeptDrillHere(await OpfsPlace.begin(note), note);
  } catch {
    return problemOf(
      'not-kept',
      scenario.id,
      {
        zh: '此浏览器不能保存演练：重新载入或崩溃后无法继续，请随时下载记录',
        en: 'this browser cannot keep the drill: after a reload or a crash it is gone. Download its log now and then',
      },
      'warning',
    );
  }
}

interface LiveDrill {
  readonly name: string;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly player: LivePlayer;
  /** All of its log so far. */
  readonly lines: readonly string[];
  readonly here: KeptDrillHere | undefined;
  readonly problems: readonly Problem[];
}

function serveLive({ name, scenario, recording, player, lines, here, problems }: LiveDrill): void {
  fileSoFar = () => {
    if (recording.engine.ended) recording.seal();
    here?.keeper.flush();
    return { name: `${name}.drill`, blob: new Blob([lines.join('\n'), '\n'], { type: 'application/x-ndjson' }) };
  };
  host(player, { source: name, scenario: crossable(scenario), can: ['act'], problems, kept: here?.place.id });
}

/** A drill of the browser's storage: it goes on where it broke off, or is replayed when it is over. */
async function openKept(id: string, name: string | undefined, base: string): Promise<void> {
  const place = await OpfsPlace.open(id);
  if (place === undefined) {
    if (name !== undefined) return openLive(name, base);
    throw new Error(id);
  }
  const lines = place.lines();
  const seal = new Seal();
  const reader = new LogReader(name ?? id, seal);
  reader.push(lines);
  const log = reader.finish();
  if (log.sealed) return openLog(await place.release(), base);
  const { header } = log;
  const source = name ?? header?.scenario.id ?? id;
  if (header === undefined || log.problems.length > 0)
    return say({ opening: 'broken', source, problems: log.problems });
  await goOn({ place, log: { ...log, header }, lines, seal, source }, base);
}

interface KeptLog {
  readonly place: OpfsPlace;
  readonly log: ReadLog & { readonly header: Header };
  /** Its text. */
  readonly lines: string;
  readonly seal: Seal;
  readonly source: string;
}

async function goOn({ place, log, lines: text, seal, source }: KeptLog, base: string): Promise<void> {
  const { header, entries } = log;
  if (header.behaviour !== BEHAVIOUR) {
    const values = { line: 1, found: header.behaviour, known: BEHAVIOUR };
    return say({ opening: 'broken', source, problems: [logProblem('other-behaviour', source, values)] });
  }
  const find = await finderBeside(header.scenario.id, base, (share) => progress('scenario', 0.4 * share));
  const { scenario, problems } = rebuild(header, find, source);
  if (scenario === undefined || problems.some(({ severity }) => severity === 'error'))
    return say({ opening: 'broken', source, problems });
  const note = (await place.noted()) ?? newNote(scenario);
  const here = new KeptDrillHere(place, note);
  const lines = text.split('\n').slice(0, -1);
  let player: LivePlayer | undefined;
  const hear = (line: string): void => {
    lines.push(line);
    here.keeper.line(line);
    player?.line(line);
  };
  const broken = { header, entries, seal, scenario, keyframes: place.keyframes, read: place.read.bind(place) };
  const taken = await takeUp(broken, hear, (share) => progress('taking-up', 0.4 + 0.6 * share));
  if ('difference' in taken)
    return say({
      opening: 'broken',
      source,
      problems: [problemOf('differs', source, sayDifference(taken.difference))],
    });
  const { recording } = taken;
  if (recording.engine.ended) return replayKept(recording, here, base);
  player = new LivePlayer(recording.engine, ticker, { keeping: here, elapsed: note.elapsed });
  serveLive({ name: source, scenario, recording, player, lines, here, problems });
  player.recall(
    lines
      .slice(1)
      .map((line) => JSON.parse(line) as LogEntry)
      .filter(({ line }) => line !== 'check'),
  );
}

/** A drill that came to its end and was left: its log is sealed, and needs no keyframes any more. */
async function replayKept(recording: Recording, { keeper, place }: KeptDrillHere, base: string): Promise<void> {
  recording.seal();
  keeper.flush();
  await keeper.clear();
  await openLog(await place.release(), base);
}

async function openLog(file: File, base: string): Promise<void> {
  const log = await readLogFile(file);
  const { header } = log;
  if (header === undefined) return say({ opening: 'broken', source: file.name, problems: log.problems });
  const find = await finderBeside(header.scenario.id, base, (share) => progress('scenario', 0.9 * share));
  const { scenario, problems } = rebuild(header, find, file.name);
  if (scenario === undefined)
    return say({ opening: 'broken', source: file.name, problems: [...log.problems, ...problems] });
  const player = new LogPlayer(scenario, header.seed, log.entries, ticker);
  fileSoFar = () => ({ name: file.name, blob: file });
  const landmarks = log.entries.flatMap((entry) =>
    entry.line === 'event' ? [{ at: entry.at, seq: entry.seq, type: entry.type as EventType }] : [],
  );
  host(player, {
    source: file.name,
    scenario: crossable(scenario),
    can: ['seek'],
    problems: [...log.problems, ...problems],
    landmarks,
  });
  // What was said at the very start reaches the page as after any seek.
  void player.seek(T0);
  rerun(player, log, find, file.name);
}

/** Runs the whole log again beside its viewing, a drill hour at a time, and says whether it came out the same. */
function rerun(player: LogPlayer, log: ReadLog, find: FileFinder, name: string): void {
  const steps = verifySteps(log, find, name);
  const next = (): void => {
    const step = steps.next();
    if (step.done) player.verdict(verdictOf(step.value));
    else setTimeout(next, 0);
  };
  setTimeout(next, 0);
}

/** What the page says of a log: one that nobody sealed, or that could not be run here, proves nothing, and is not broken for it. */
function verdictOf(verdict: Verdict): 'verified' | 'unverified' | 'broken' {
  if (proven(verdict)) return 'verified';
  return verdict.chain && verdict.rerun !== 'differs' ? 'unverified' : 'broken';
}

/** Serves the player; the first tick carries the whole state and comes before anything else. */
function host(player: Player, opened: Omit<Extract<OpenAnswer, { opening: 'opened' }>, 'opening' | 'first'>): void {
  let first = true;
  const relay: Port = {
    postMessage(message, transfer) {
      if (!first) return port.postMessage(message as OpenAnswer, transfer ?? []);
      first = false;
      say({ opening: 'opened', ...opened, first: message as Tick });
    },
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    removeEventListener: (type, listener) => port.removeEventListener(type, listener),
  };
  serve(player, relay, now);
}

async function readLogFile(file: File): Promise<ReadLog> {
  const zipped = file.name.endsWith('.gz');
  const stream = zipped ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const reader = new LogReader(file.name);
  const texts = stream.pipeThrough(new TextDecoderStream()).getReader();
  let read = 0;
  for (let piece = await texts.read(); !piece.done; piece = await texts.read()) {
    reader.push(piece.value);
    read += piece.value.length;
    progress('log', zipped ? 0.5 : Math.min(0.95, read / Math.max(1, file.size)));
  }
  return reader.finish();
}
