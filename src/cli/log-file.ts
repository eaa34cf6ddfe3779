/** Logs on a disk: `.drill`, or `.drill.gz`, told apart by their first bytes when read and by their name when written. */
import { closeSync, createReadStream, openSync, writeFileSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { LogReader, type ReadLog } from '../log/reader.ts';
import type { Header } from '../log/vocabulary.ts';
import { logProblem } from '../text/log-problems.ts';
import type { Problem } from '../text/problem.ts';
import type { Io } from './io.ts';
import { UserError } from './user-error.ts';

/** Reads a log as far as it is good. Only a file that is not there is an error here. */
export async function readLogFile(path: string): Promise<ReadLog> {
  const reader = new LogReader(path);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const done = new AbortController();
  const into = new Writable({
    write(chunk: Uint8Array, _encoding, next) {
      reader.push(decoder.decode(chunk, { stream: true }), chunk);
      next();
      if (reader.stopped) done.abort();
    },
  });
  let damaged = false;
  try {
    const options = { signal: done.signal };
    if (await isPacked(path)) await pipeline(createReadStream(path), createGunzip(), into, options);
    else await pipeline(createReadStream(path), into, options);
  } catch (error) {
    if (isMissing(error)) throw cannotRead(path, error);
    damaged = !done.signal.aborted;
  }
  const log = reader.finish();
  return damaged ? { ...log, problems: [...log.problems, logProblem('log-unpack', path, { line: log.lines })] } : log;
}

async function isPacked(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 })) return (chunk as Buffer).equals(Buffer.of(0x1f, 0x8b));
  return false;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR', 'EPERM'].includes(codeOf(error));
/** What is told of a log that cannot be read at all. */
export const cannotRead = (path: string, error: unknown): UserError =>
  new UserError({
    zh: `无法读取记录“${path}”（${codeOf(error)}）`,
    en: `cannot read the log "${path}" (${codeOf(error)})`,
  });

/** A log with a header; what is wrong further on is told on standard error, and what stands before it is there. */
export async function openLog(path: string, io: Io): Promise<{ readonly log: ReadLog; readonly header: Header }> {
  const log = await readLogFile(path);
  for (const problem of log.problems) tellProblem(problem, io);
  if (log.header === undefined)
    throw new UserError({ zh: `无法打开记录“${path}”`, en: `the log "${path}" cannot be opened` });
  return { log, header: log.header };
}

/** `file:line:column code message`; a line of a log has no column, and what is wrong with a whole file no line. */
export function tellProblem({ file, line, column, code, message }: Problem, io: Io): void {
  const place = [file, line, column].filter((part) => part !== 0).join(':');
  io.err(`${place} ${code} ${message[io.language]}`);
}

/** Writes all of it: a disk that is nearly full takes a part, and says so only the next time. */
export function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

export interface LogSink {
  line(text: string): void;
  close(): void;
}

/** Opens a file for a log that is packed: its lines are gathered, and compressed when it is closed. Throws a `UserError` when it cannot be written. */
export function packedSink(path: string): LogSink {
  const file = writing(path, () => openSync(path, 'w'));
  const parts: string[] = [];
  return {
    line: (text) => void parts.push(text, '\n'),
    close: () => {
      writing(path, () => writeFileSync(file, gzipSync(parts.join(''))));
      closeSync(file);
    },
  };
}

/** Does something to the file at `path`; what goes wrong is told as its user's. */
export function writing<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UserError({
      zh: `无法写入“${path}”（${codeOf(error)}）`,
      en: `cannot write "${path}" (${codeOf(error)})`,
    });
  }
}
