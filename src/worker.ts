/**
 * The worker's composition root: opens one drill or one log and serves it to the page. The engine runs here, so that the
 * page's frames are its own.
 */

import { sha256Of } from './engine/sha256.ts';
import { LogReader, type ReadLog } from './log/reader.ts';
import type { EventType } from './log/vocabulary.ts';
import { crossable, type OpenAnswer, type OpenRequest } from './player/opening.ts';
import type { Player } from './player/player.ts';
import type { Ticker } from './player/ticker.ts';
import { type Port, serve, type Tick } from './player/wire.ts';
import { LogPlayer } from './replay/log-player.ts';
import { LivePlayer } from './runtime/live-player.ts';
import { type FileFinder, rebuild } from './runtime/rebuild.ts';
import { Recording } from './runtime/recording.ts';
import { headerOf, openScenario, type ScenarioSource } from './runtime/scenario-source.ts';
import { proven, type Verdict, verifySteps } from './runtime/verify.ts';
import type { Problem } from './text/problem.ts';
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

globalThis.addEventListener('message', ({ data }: MessageEvent<OpenRequest>) => {
  switch (data.open) {
    case 'scenario':
      void attempt(data.name, () => openLive(data.name, data.base));
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
    const problem: Problem = {
      code: 'cannot-open',
      severity: 'error',
      file: source,
      line: 0,
      column: 0,
      path: '',
      message: { zh: `无法打开：${reason}`, en: `cannot be opened: ${reason}` },
    };
    say({ opening: 'broken', source, problems: [problem] });
  }
}

async function openLive(name: string, base: string): Promise<void> {
  const opened = openScenario(await fetchScenario(name, base));
  const { scenario, problems } = opened;
  if (scenario === undefined) return say({ opening: 'broken', source: name, problems });
  progress('engine', 0.95);
  const lines: string[] = [];
  let player: LivePlayer | undefined;
  const recording = new Recording(scenario, headerOf(opened, scenario, scenario.meta.seed), (line) => {
    lines.push(line);
    player?.line(line);
  });
  player = new LivePlayer(recording.engine, ticker);
  fileSoFar = () => {
    if (recording.engine.ended) recording.seal();
    return { name: `${name}.drill`, blob: new Blob([lines.join('\n'), '\n'], { type: 'application/x-ndjson' }) };
  };
  host(player, { source: name, scenario: crossable(scenario), can: ['act'], problems });
}

async function openLog(file: File, base: string): Promise<void> {
  const log = await readLogFile(file);
  const { header } = log;
  if (header === undefined) return say({ opening: 'broken', source: file.name, problems: log.problems });
  const find = await finderBeside(header.scenario.id, base);
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

interface Listed {
  readonly scenarios: readonly {
    readonly name: string;
    readonly files: readonly { readonly path: string; readonly bytes: number }[];
  }[];
}

async function listed(name: string, base: string): Promise<Listed['scenarios'][number]['files']> {
  const answer = await fetch(new URL('scenarios/index.json', base));
  if (!answer.ok) throw new Error(`scenarios/index.json: HTTP ${answer.status}`);
  return ((await answer.json()) as Listed).scenarios.find((one) => one.name === name)?.files ?? [];
}

/** All files of a scenario on the server, with progress by their sizes. */
async function fetchScenario(name: string, base: string): Promise<ScenarioSource> {
  const list = await listed(name, base);
  const total = list.reduce((sum, { bytes }) => sum + bytes, 1);
  const files = new Map<string, Uint8Array>();
  let got = 0;
  await Promise.all(
    list.map(async ({ path, bytes }) => {
      const answer = await fetch(new URL(`scenarios/${name}/${path}`, base));
      if (!answer.ok) throw new Error(`scenarios/${name}/${path}: HTTP ${answer.status}`);
      files.set(path, new Uint8Array(await answer.arrayBuffer()));
      got += bytes;
      progress('scenario', (0.9 * got) / total);
    }),
  );
  return {
    id: name,
    list: () => list,
    bytes: (path) => files.get(path),
    text: (path) => textOf(files.get(path)),
  };
}

/** Looks on the server for what a log does not carry itself; a log opens without it too. */
async function finderBeside(name: string, base: string): Promise<FileFinder> {
  let source: ScenarioSource | undefined;
  try {
    source = await fetchScenario(name, base);
  } catch {
    return () => 'absent';
  }
  return ({ path, sha256 }) => {
    const bytes = source.bytes(path);
    if (bytes === undefined) return 'absent';
    return sha256Of(bytes) === sha256 ? { text: textOf(bytes), bytes } : 'different';
  };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
