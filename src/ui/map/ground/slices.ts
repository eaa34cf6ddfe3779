/**
 * Long work in slices between frames: a generator does the work and yields the share that is done; the page stays alive.
 */

/**
 * How long a slice may hold the main thread, ms: short enough to answer a hand, long enough that a screen drawn by
 * software, which takes its time between slices, does not draw the work out.
 */
const SLICE = 24;

const nextTurn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/**
 * Runs the work to its end and answers with what it returns. `isWanted` is asked before each slice: when it says no, the
 * work is dropped and the answer is undefined.
 */
export async function inSlices<T>(
  work: Generator<number, T>,
  onShare: (share: number) => void,
  isWanted: () => boolean,
): Promise<T | undefined> {
  while (isWanted()) {
    const until = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) {
        onShare(1);
        return step.value;
      }
      if (performance.now() >= until) onShare(step.value);
    } while (performance.now() < until);
    await nextTurn();
  }
  return undefined;
}
