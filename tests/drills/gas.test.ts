/** A leak in a small drill, as an author writes it: an inject waits for the gas at the quay, and a plug in time keeps it away. */
import { describe, expect, test } from 'vitest';
import type { DrillEvent } from '../../src/log/vocabulary.ts';
import { type Recorded, record, SMALL, SMALL_FILES } from '../small-drill.ts';

/** The storm comes from the south, so that it blows from the east over the tank, and from there to the quay. */
const LEAK = `  - { id: tank, kind: chemical, substance: benzene, at: [140.0215, 28.02], held: 40000, source: { diameter: 0.03, head: 6 }, leak: line, bund: 5000, receptors: [{ id: quay, at: [140.02, 28.02] }] }
`;
const drill = (shut: string): Recorded =>
  record([], {
    files: {
      ...SMALL_FILES,
      'scenario.yaml': SMALL.replace('sites:\n', `${LEAK}sites:\n`)
        .replace(
          'exercises:\n',
          `devices:\n  - { id: line, when: "elapsed('T+00:30') >= 0 && elapsed('${shut}') < 0", to: 1, otherwise: 0 }\nexercises:\n`,
        )
        .replace(
          '  - { id: spare,',
          `  - { id: gas, when: "concentration('quay') >= 52", from: weather-desk, to: [city], text: { zh: 演练：码头有气味。演练, en: "EXERCISE: a smell at the quay. EXERCISE" } }\n  - { id: spare,`,
        ),
    },
  });
const released = ({ lines }: Recorded): DrillEvent[] =>
  lines
    .map((line) => JSON.parse(line) as DrillEvent)
    .filter((entry) => entry.type === 'inject.released' && entry.inject === 'gas');

describe('a leak by the quay', () => {
  test('calls the inject when 52 ppm, AEGL-1 of benzene for an hour, have come, some minutes after it began', () => {
    const [gas] = released(drill('T+04:00'));
    expect(gas?.at).toBeGreaterThan(35 * 60_000);
    expect(gas?.at).toBeLessThan(120 * 60_000);
  });

  test('plugged after five minutes its pool stays too small for that', () => {
    expect(released(drill('T+00:35'))).toEqual([]);
  });
});
