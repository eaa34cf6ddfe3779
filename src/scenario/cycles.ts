/** Rings in a graph of ids, each told once, beginning with the member that was met first. */
export function cyclesOf(steps: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  for (const start of steps.keys()) walk(start, steps, done, cycles);
  return cycles;
}

/** A ring in words, `a → b → a`; of a long one only its beginning. */
export const ringWords = (ring: readonly string[]): string =>
  [...ring.slice(0, 20), ...(ring.length > 20 ? ['…'] : []), ring[0]].join(' → ');

/** Depth first with a stack of our own: a chain of five thousand would be too deep for the language's. */
function walk(
  start: string,
  steps: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  cycles: string[][],
): void {
  const way: { id: string; next: number }[] = [];
  const place = new Map<string, number>();
  const enter = (id: string) => {
    place.set(id, way.length);
    way.push({ id, next: 0 });
  };
  if (!done.has(start)) enter(start);
  for (let top = way[way.length - 1]; top; top = way[way.length - 1]) {
    const to = steps.get(top.id)?.[top.next++];
    if (to === undefined) {
      done.add(top.id);
      place.delete(top.id);
      way.pop();
    } else if (place.has(to)) cycles.push(way.slice(place.get(to)).map(({ id }) => id));
    else if (!done.has(to)) enter(to);
  }
}
