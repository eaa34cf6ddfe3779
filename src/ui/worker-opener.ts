/** Opens drills and logs in workers: one worker for each that is open, so that closing it ends all its work. */
import type { Foreseen } from '../player/foresight.ts';
import type { KeptDrill, ShelfAnswer, ShelfRequest } from '../player/kept.ts';
import type { LogFile, OpenAnswer, OpenRequest } from '../player/opening.ts';
import { RemotePlayer } from '../player/wire.ts';
import type { Beside, Broken, Opened, Opener, Progress, Shelf } from './session.ts';
import { askForLog } from './windows/ask-log.ts';

type Told = (progress: Progress) => void;

const pageBase = (): string => new URL(import.meta.env.BASE_URL, location.href).href;

/** `makeWorker` is the composition root's: it knows where the worker's code is. */
export function workerOpener(makeWorker: () => Worker): Opener {
  const base = pageBase();
  const workers = new Workers(makeWorker);
  return {
    scenario: (name, progress) => open(workers, { open: 'scenario', name, base }, progress),
    log: (file, progress) => open(workers, { open: 'log', file, base }, progress),
    kept: (id, scenario, progress, seat) => open(workers, { open: 'kept', id, scenario, base, seat }, progress),
    branch: (file, at, progress) => open(workers, { open: 'branch', file, at, base }, progress),
    shelf: shelfIn(workers),
  };
}

/**
 * The worker that has answered what was asked of the shelf waits, with its code come, for the drill or log that is opened next: who
 * opens one from the first screen need not wait for it.
 */
class Workers {
  readonly #make: () => Worker;
  #ready: Worker | undefined;

  constructor(make: () => Worker) {
    this.#make = make;
  }

  /** A worker of one's own. */
  take(): Worker {
    const worker = this.#ready ?? this.#make();
    this.#ready = undefined;
    return worker;
  }

  /** No other question is asked of a worker before it has answered. */
  ask(request: ShelfRequest): Promise<ShelfAnswer> {
    const worker = this.take();
    return new Promise((resolve, reject) => {
      const heard = new AbortController();
      const hear = ({ data }: MessageEvent<ShelfAnswer>): void => {
        heard.abort();
        if (this.#ready === undefined) this.#ready = worker;
        else worker.terminate();
        if (data.shelf === 'failed') reject(new Error(data.reason));
        else resolve(data);
      };
      const fail = ({ message }: ErrorEvent): void => {
        heard.abort();
        worker.terminate();
        reject(new Error(message));
      };
      worker.addEventListener('message', hear, { signal: heard.signal });
      worker.addEventListener('error', fail, { signal: heard.signal });
      worker.postMessage(request);
    });
  }
}

function shelfIn(workers: Workers): Shelf {
  const ask = (request: ShelfRequest): Promise<ShelfAnswer> => workers.ask(request);
  const drills = async (request: ShelfRequest): Promise<readonly KeptDrill[]> => {
    const answer = await ask(request);
    return answer.shelf === 'drills' ? answer.drills : [];
  };
  return {
    drills: () => drills({ shelf: 'list' }),
    drop: (id) => drills({ shelf: 'drop', id }),
    rename: (id, name) => drills({ shelf: 'rename', id, name }),
    file: async (id) => (await ask({ shelf: 'file', id })) as LogFile & ShelfAnswer,
  };
}

function open(workers: Workers, request: OpenRequest, progress: Told): Promise<Opened | Broken> {
  const worker = workers.take();
  return new Promise((resolve, reject) => {
    const done = (): void => worker.removeEventListener('message', hear);
    const hear = ({ data }: MessageEvent<OpenAnswer>): void => {
      if (data.opening === 'progress') progress({ what: data.what, share: data.share });
      else if (data.opening === 'broken') {
        done();
        worker.terminate();
        resolve({ ok: false, source: data.source, problems: data.problems });
      } else if (data.opening === 'opened') {
        done();
        resolve(hosted(worker, data, workers, 'seat' in request ? request.seat : undefined));
      }
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    worker.postMessage(request);
  });
}

function hosted(
  worker: Worker,
  data: Extract<OpenAnswer, { opening: 'opened' }>,
  workers: Workers,
  seat: string | undefined,
): Opened {
  const player = new RemotePlayer(worker, data.first, data.can);
  const close = player.close.bind(player);
  player.close = () => {
    close();
    worker.terminate();
  };
  // A log that is looked at while it is read says at its end what it is, and what is wrong with it.
  let read: Partial<Extract<OpenAnswer, { opening: 'read' }>> = {};
  worker.addEventListener('message', ({ data: said }: MessageEvent<OpenAnswer>) => {
    if (said.opening === 'read') read = said;
  });
  return {
    ok: true,
    source: data.source,
    scenario: data.scenario,
    player,
    get problems() {
      return read.problems ?? data.problems;
    },
    get logId() {
      return read.logId;
    },
    ...(data.kept === undefined ? {} : { kept: data.kept }),
    ...(data.pacing === undefined ? {} : { pacing: data.pacing }),
    ...(seat === undefined ? {} : { seat }),
    ...(data.can.includes('act')
      ? {
          foresee: (seen) => foreseeFrom(worker, workers.take(), seen),
          admit: (wanted, channel) => {
            worker.postMessage({ open: 'seat', seat: wanted, channel } satisfies OpenRequest);
            return () => worker.postMessage({ open: 'seat-left', channel } satisfies OpenRequest);
          },
          admitWall: (truth, channel) => {
            worker.postMessage({ open: 'wall', truth, channel } satisfies OpenRequest);
            return () => worker.postMessage({ open: 'wall-left', channel } satisfies OpenRequest);
          },
        }
      : { beside: besideIn(workers) }),
    log: () => askForLog(worker),
  };
}

/** A second log gets a worker of its own; so does the comparison, which ends with its answer. */
function besideIn(workers: Workers): Beside {
  const base = pageBase();
  return {
    shelf: shelfIn(workers),
    open: (file, progress) => open(workers, { open: 'log', file, base }, progress),
    compare: (a, b) =>
      new Promise((resolve, reject) => {
        const worker = workers.take();
        const done = (): void => worker.terminate();
        worker.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => {
          if (data.opening !== 'compared' && data.opening !== 'broken') return;
          done();
          resolve(data.opening === 'compared' ? { ok: true, ...data } : { ok: false, ...data });
        });
        worker.addEventListener('error', ({ message }) => {
          done();
          reject(new Error(message));
        });
        worker.postMessage({ open: 'compare', a, b, base } satisfies OpenRequest);
      }),
  };
}

/** A second worker runs ahead of the first, from keyframes that the first gives it. */
function foreseeFrom(live: Worker, ahead: Worker, seen: (foreseen: Foreseen) => void): () => void {
  const { port1, port2 } = new MessageChannel();
  ahead.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => {
    if (data.opening === 'foreseen') seen(data.foreseen);
  });
  live.postMessage({ open: 'foresight-source', port: port1 } satisfies OpenRequest, [port1]);
  ahead.postMessage({ open: 'foresight', port: port2, base: pageBase() } satisfies OpenRequest, [port2]);
  return () => {
    ahead.terminate();
    live.postMessage({ open: 'foresight-source' } satisfies OpenRequest);
  };
}
