/** `! && || ?:` of a condition, over what holds or has come; beside the closures runs a reckoning of what cannot be true. */
import type { Value } from './condition.ts';
import type { Checker } from './condition-check.ts';
import { anyWrong, type Can, MAYBE, type Where, WIDE, wrong, yes } from './condition-parts.ts';
import type { Evaluate, Part, Range } from './condition-types.ts';

/** Truth inside an expression: a yes, or a time that has come. */
const truth = (value: Value): boolean => value === true || typeof value === 'number';

/** Whether the part can stand as a condition; a fault when it cannot. */
function stands(checker: Checker, part: Part): boolean {
  if (part.type.is === 'wrong') return false;
  if (part.type.is === 'yes' || part.type.is === 'time') return true;
  checker.fault(part, 'condition-not-yes', { found: part.source });
  return false;
}

export function negation(checker: Checker, where: Where, part: Part): Part {
  if (!stands(checker, part)) return wrong(where);
  const { run, can = MAYBE } = part;
  return yes(where, (reader) => !truth(run(reader)), { be: can.fail, fail: can.be, must: new Map() });
}

export function conjunction(checker: Checker, where: Where, parts: readonly Part[]): Part {
  if (!parts.map((part) => stands(checker, part)).every(Boolean)) return wrong(where);
  const runs = parts.map((part) => part.run);
  const cans = parts.map((part) => part.can ?? MAYBE);
  const must = new Map<string, Range>();
  for (const [source, range] of cans.flatMap((can) => [...can.must])) {
    const [low, high] = must.get(source) ?? range;
    must.set(source, [Math.max(low, range[0]), Math.min(high, range[1])]);
  }
  const possible = [...must.values()].every(([low, high]) => low <= high);
  const can: Can = {
    be: possible && cans.every((one) => one.be),
    fail: !possible || cans.some((one) => one.fail),
    must,
  };
  const awaits = parts.flatMap((part) => part.awaits ?? []);
  return { ...yes(where, (reader) => runs.every((run) => truth(run(reader))), can), awaits };
}

export function disjunction(checker: Checker, where: Where, parts: readonly Part[]): Part {
  if (!parts.map((part) => stands(checker, part)).every(Boolean)) return wrong(where);
  const runs = parts.map((part) => part.run);
  const cans = parts.map((part) => part.can ?? MAYBE);
  return yes(where, (reader) => runs.some((run) => truth(run(reader))), {
    be: cans.some((can) => can.be),
    fail: cans.every((can) => can.fail),
    must: new Map(),
  });
}

export function choice(checker: Checker, where: Where, when: Part, then: Part, otherwise: Part): Part {
  if (!stands(checker, when) || anyWrong(then, otherwise)) return wrong(where);
  const run: Evaluate = (reader) => (truth(when.run(reader)) ? then.run(reader) : otherwise.run(reader));
  const [a, b] = [then.type.is, otherwise.type.is];
  if (a === 'number' && b === 'number') {
    const [[low, high], [least, most]] = [then.range ?? WIDE, otherwise.range ?? WIDE];
    return { ...where, type: then.type, run, range: [Math.min(low, least), Math.max(high, most)] };
  }
  if (a === 'time' && b === 'time') return { ...yes(where, run), type: then.type };
  if (!HOLDING.has(a) || !HOLDING.has(b)) return checker.fault(where, 'condition-types', { found: where.source });
  return yes(where, (reader) => truth(run(reader)));
}

const HOLDING: ReadonlySet<string> = new Set(['yes', 'time']);
