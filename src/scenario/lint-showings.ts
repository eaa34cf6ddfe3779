/** A showing that leaves minutes out, tells some twice, or goes on when the drill is over. */
import { MINUTE } from '../units/time.ts';
import type { Context } from './context.ts';
import type { Scenario } from './scenario.ts';

export function lintShowings(scenario: Scenario, { findings }: Context): void {
  scenario.showings.forEach(({ id, segments }, i) => {
    let before: number | undefined;
    segments.forEach(({ from, to }, j) => {
      const path = ['showings', i, 'segments', j];
      if (before !== undefined && from > before) {
        findings.at([...path, 'from'], 'showing-gap', { values: { minutes: (from - before) / MINUTE }, found: id });
      }
      if (before !== undefined && from < before) findings.at([...path, 'from'], 'showing-overlap', { found: id });
      if (to > scenario.meta.endEx) findings.at([...path, 'to'], 'showing-end', { found: id });
      before = to;
    });
  });
}
