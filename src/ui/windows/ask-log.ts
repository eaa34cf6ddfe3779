/** Asks whoever runs a drill for its log. */
import type { LogFile, OpenAnswer, OpenRequest } from '../../player/opening.ts';
import type { Port } from '../../player/wire.ts';

let asked = 0;

/** The log so far as a file; undefined where it is not for whoever asks. */
export function askForLog(port: Port): Promise<LogFile | undefined> {
  const id = ++asked;
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<OpenAnswer>): void => {
      if ((data.opening !== 'file' && data.opening !== 'kept-back') || data.id !== id) return;
      port.removeEventListener('message', hear);
      resolve(data.opening === 'file' ? { name: data.name, blob: data.blob } : undefined);
    };
    port.addEventListener('message', hear);
    port.postMessage({ open: 'download', id } satisfies OpenRequest);
  });
}
