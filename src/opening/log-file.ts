/** A log from a file that a person gave, with progress. */
import { LogReader, type ReadLog } from '../log/reader.ts';
import { Seal } from '../log/seal.ts';
import { hashOfLines } from './file-hash.ts';
import { progress } from './host.ts';

export async function readLogFile(file: File): Promise<ReadLog> {
  const zipped = file.name.endsWith('.gz');
  const stream = zipped ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const reader = new LogReader(file.name, new Seal(zipped ? undefined : await hashOfLines(file)));
  const texts = stream.pipeThrough(new TextDecoderStream()).getReader();
  let read = 0;
  for (let piece = await texts.read(); !piece.done; piece = await texts.read()) {
    reader.push(piece.value);
    read += piece.value.length;
    progress('log', zipped ? 0.5 : Math.min(0.95, read / Math.max(1, file.size)));
  }
  return reader.finish();
}
