/** "Did you mean": the nearest of the names there are, when it is near enough to be a slip of the hand. */

/** Beyond this many candidates only the first are tried: a guess must not cost more than the check itself. */
const TRIED = 2_000;

/** The candidate with the fewest slips (a letter added, left out, changed, or two swapped) from `word`; undefined when none is near. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 64).toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let tried = 0;
  for (const candidate of candidates) {
    if (++tried > TRIED) break;
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue;
    const slips = distance(wanted, candidate.toLowerCase());
    if (slips < fewest) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}

/** Damerau–Levenshtein distance, each pair of letters swapped at most once (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
