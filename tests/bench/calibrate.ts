/** How fast this machine is just now: to hold figures of different days and machines against each other. */
import { RunningHash } from '../../src/engine/hash.ts';
import { leastCpu, micro, type Row } from './measure.ts';

const LOOPS = 2e7;

export function calibrate(): Row[] {
  const integers = leastCpu(
    5,
    () => 1,
    (start) => {
      let n = start;
      for (let i = 0; i < LOOPS; i++) n = Math.imul(n ^ i, 0x01000193);
      return n;
    },
  );
  const line = JSON.stringify({
    at: 1,
    type: 'team.departed',
    path: [
      [120.1, 36.2],
      [120.3, 36.4],
    ],
    text: '演练'.repeat(20),
  });
  const json = leastCpu(
    5,
    () => new RunningHash(),
    (hash) => {
      for (let i = 0; i < 20_000; i++) hash.text(JSON.stringify(JSON.parse(line)));
      return hash.hex();
    },
  );
  return [
    { what: 'a thousand integer multiplications', value: micro(integers.seconds * 1000, LOOPS) },
    { what: 'one line parsed, written and hashed', value: micro(json.seconds, 20_000) },
  ];
}
