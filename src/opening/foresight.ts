/** The worker that looks ahead: asks the live drill for a keyframe, forks it, runs it on, tells the page, and asks again. */

import type { Foreseen, KeyframeAsked, KeyframeGiven } from '../player/foresight.ts';
import { foresee } from '../rehearsal/foresight.ts';
import type { Keyframe } from '../runtime/drill-engine.ts';
import { runnable } from '../runtime/rebuild.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { say } from './host.ts';
import { rebuiltHere } from './rebuilt.ts';

/** Of its time it spends at most half computing: the drill itself, and the map, are to have the processor. */
const REST = 1;
const LEAST_REST = 1000; // ms

export function lookAhead(port: MessagePort, base: string): void {
  const ask = (asked: KeyframeAsked): void => port.postMessage(asked);
  let scenario: Scenario | undefined;
  port.onmessage = async ({ data }: MessageEvent<KeyframeGiven>) => {
    const began = performance.now();
    scenario ??= await scenarioOf(data, base);
    // What cannot be run again here cannot be looked ahead of; the drill itself goes on.
    if (scenario === undefined) return;
    say({ opening: 'foreseen', foreseen: ahead(scenario, data) });
    const rest = Math.max(LEAST_REST, (performance.now() - began) * REST);
    setTimeout(() => ask({ after: { at: data.at, commands: data.commands } }), rest);
  };
  ask({});
}

async function scenarioOf({ header }: KeyframeGiven, base: string): Promise<Scenario | undefined> {
  return runnable(await rebuiltHere({ line: 'header', h: '', ...header }, base, ''));
}

function ahead(scenario: Scenario, { header, keyframe }: KeyframeGiven): Foreseen {
  const steps = foresee(scenario, header, keyframe as Keyframe);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
