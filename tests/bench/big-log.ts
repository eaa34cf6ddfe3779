/**
 * What a log of a million events costs to open: the city's drill without water, gas and drift, told again and again with its times
 * drawn together, so that it is one log of 96 hours. It is read, held against its chain and its seal, folded, and gone about in.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HostSha256 } from '../../src/cli/host-sha256.ts';
import { LogReader, type ReadLog, readLog } from '../../src/log/reader.ts';
import { endLine, Seal } from '../../src/log/seal.ts';
import type { DrillEvent, Header } from '../../src/log/vocabulary.ts';
import { LogWriter } from '../../src/log/writer.ts';
import { hashOfLines } from '../../src/opening/file-hash.ts';
import { LogPlayer } from '../../src/replay/log-player.ts';
import { runHeadless } from '../../src/runtime/headless.ts';
import { Recording } from '../../src/runtime/recording.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type DrillTime, HOUR } from '../../src/units/time.ts';
import { open } from './drills.ts';
import { cpuSeconds, inProcess, type Row, thousands } from './measure.ts';

const NAME = 'log-1m';
const FILE = 'log-1m-file';
const EVENTS = 1_000_000;
const SPAN = 96 * HOUR;
const SEEKS = 101;

interface Figures {
  readonly events: number;
  readonly megabytes: number;
  readonly read: number;
  readonly fold: number;
  readonly p50: number;
  readonly p95: number;
  readonly memory: number;
}

/** The city's drill, and all that is said in it. */
function played(): { readonly scenario: Scenario; readonly header: Header; readonly events: readonly DrillEvent[] } {
  const { scenario: whole, header } = open();
  const scenario = { ...whole, hazards: whole.hazards.filter(({ kind }) => kind === 'typhoon'), devices: [] };
  const lines: string[] = [];
  const recording = new Recording(scenario, header, (line) => lines.push(line));
  runHeadless(recording.engine, { commands: [] });
  recording.seal();
  const log = readLog(`${lines.join('\n')}\n`);
  const events = log.entries.flatMap((entry): DrillEvent[] => {
    if (entry.line !== 'event') return [];
    const { line, h, ...event } = entry;
    return [event as DrillEvent];
  });
  return { scenario, header: log.header as Header, events };
}

/** The events, told until there are enough, each time with numbers and causes of its own. */
function written(header: Header, events: readonly DrillEvent[]): File {
  const rounds = Math.ceil(EVENTS / events.length);
  const seal = new Seal(new HostSha256());
  const pieces: string[] = [];
  const writer = new LogWriter((line) => {
    seal.line(line);
    pieces.push(`${line}\n`);
  });
  writer.header(header);
  const numbers = new Map<number, number>();
  let seq = 0;
  for (let round = 0; round < rounds; round++) {
    numbers.clear();
    for (const event of events) {
      numbers.set(event.seq, ++seq);
      const at = Math.floor((SPAN * (round + Math.min(1, event.at / SPAN))) / rounds) as DrillTime;
      writer.event({ ...event, at, seq, cause: numbers.get(event.cause) ?? 0 });
    }
  }
  pieces.push(`${endLine(seal.text(), writer.save().h)}\n`);
  return new File([pieces.join('')], 'million.drill');
}

/** As the page's worker reads a file that was dropped on it. */
async function read(file: File): Promise<ReadLog> {
  const reader = new LogReader(file.name, new Seal(await hashOfLines(file)));
  const texts = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await texts.read(); !piece.done; piece = await texts.read()) reader.push(piece.value);
  const log = reader.finish();
  if (!log.sealed) throw new Error(log.problems.map(({ message }) => message.en).join('; '));
  return log;
}

/** In this process, for a parent that wants such a log in a file. */
async function madeForParent(): Promise<void> {
  const { header, events } = played();
  const path = join(mkdtempSync(join(tmpdir(), 'landfall-bench-')), 'million.drill');
  await writeFile(path, written(header, events).stream() as unknown as AsyncIterable<Uint8Array>);
  console.log(JSON.stringify(path));
}

/** In this process, for the parent that asked for it. */
export async function openedForParent(name: string | undefined): Promise<boolean> {
  if (name === FILE) await madeForParent();
  if (name !== NAME) return name === FILE;
  const { scenario, header, events } = played();
  const file = written(header, events);
  const before = cpuSeconds();
  const log = await read(file);
  const done = cpuSeconds();
  const player = LogPlayer.whole(scenario, header.seed, log.entries, {
    now: () => performance.now(),
    every: () => () => {},
  });
  const folded = cpuSeconds();
  const taken: number[] = [];
  for (let i = 0; i < SEEKS; i++) {
    // Up and down the log, in steps that meet every part of it.
    const at = (SPAN * ((i * 38) % SEEKS)) / SEEKS;
    const from = cpuSeconds();
    await player.seek(Math.floor(at) as DrillTime);
    taken.push(1_000 * (cpuSeconds() - from));
  }
  taken.sort((a, b) => a - b);
  const figures: Figures = {
    events: log.entries.length,
    megabytes: file.size / 1e6,
    read: done - before,
    fold: folded - done,
    p50: taken[Math.floor(SEEKS * 0.5)] ?? 0,
    p95: taken[Math.floor(SEEKS * 0.95)] ?? 0,
    memory: process.resourceUsage().maxRSS / 1024,
  };
  console.log(JSON.stringify(figures));
  return true;
}

/** The same on the page; `made` is such a log that is there already. */
export async function bigLogPage(made?: string): Promise<readonly Row[]> {
  // What drives a browser is not loaded into the processes that are measured.
  const { bigLogOnPage } = await import('./big-log-page.ts');
  const file = made ?? inProcess<string>(FILE);
  try {
    return await bigLogOnPage(file);
  } finally {
    if (made === undefined) rmSync(dirname(file), { recursive: true });
  }
}

export function bigLog(): readonly Row[] {
  const { events, megabytes, read: reading, fold, p50, p95, memory } = inProcess<Figures>(NAME);
  return [
    {
      what: `a log of ${thousands(events)} events: read, held against chain and seal, folded`,
      value: `${(reading + fold).toFixed(1)} s`,
      goal: '≤ 8 s',
      met: reading + fold <= 8,
      note: `${Math.round(megabytes)} MB; ${reading.toFixed(1)} s read, ${fold.toFixed(1)} s folded; ${Math.round(memory)} MB with the making of it`,
    },
    {
      what: 'to any moment of it: facts, 95th percentile',
      value: `${p95.toFixed(0)} ms`,
      goal: '≤ 100 ms',
      met: p95 <= 100,
      note: `median ${p50.toFixed(0)} ms; in the worker, without handing it to the page`,
    },
  ];
}
