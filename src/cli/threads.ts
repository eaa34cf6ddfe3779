/** `--threads`: how many compute a flood together, and why there may be one all the same. */
import { MOST_THREADS } from '../hazards/flood/case.ts';
import { type Crew, isWorthHelp, LEAST_CELLS } from '../hazards/flood/crew.ts';
import type { Text } from '../text/words.ts';
import { crewOf } from './crew.ts';
import type { Io } from './io.ts';
import { UserError } from './user-error.ts';

/** A grid that might be computed by several. */
export interface Grid {
  readonly nx: number;
  readonly ny: number;
  readonly arithmetic: 'f32' | 'f64';
}
export type Dismissible = Crew & { dismiss(): void };

/** What the command line asks for; undefined where it says nothing of it. */
export function threadsAsked(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const threads = Number(word);
  if (/^\d+$/.test(word) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new UserError(
    {
      zh: `--threads “${word}”应为 1 到 ${MOST_THREADS} 的整数`,
      en: `--threads "${word}" is no whole number from 1 to ${MOST_THREADS}`,
    },
    2,
  );
}

/** Who helps with these grids; where that cannot be had, or would be no help, it is said, and there is nobody. */
export function crewFor(threads: number, grids: readonly Grid[], io: Io): Dismissible | undefined {
  if (threads === 1) return undefined;
  const crew = crewOf(threads);
  const why = aloneBecause(grids, crew);
  if (why === undefined) return crew;
  io.err({ zh: `以一个线程计算：${why.zh}`, en: `computed on one thread: ${why.en}` }[io.language]);
  return undefined;
}

function aloneBecause(grids: readonly Grid[], crew: Crew): Text | undefined {
  const narrow = grids.filter(({ arithmetic }) => arithmetic === 'f32');
  if (grids.length === 0) return { zh: '情景没有洪水计算域', en: 'the scenario has no flood domain' };
  if (narrow.length === 0)
    return { zh: '多线程只用于 arithmetic: "f32"', en: 'threads go with arithmetic: "f32" alone' };
  if (!narrow.some((grid) => isWorthHelp(grid, crew.least)))
    return {
      zh: `网格少于 ${LEAST_CELLS} 个，多线程不会更快`,
      en: `fewer than ${LEAST_CELLS} cells, where threads are no help`,
    };
  return crew.hands > 1 ? undefined : { zh: '本机只有一个处理器', en: 'this machine has one processor' };
}
