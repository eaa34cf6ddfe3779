import { describe, expect, it } from 'vitest';
import { record } from '../../tests/small-drill.ts';
import { Causes } from '../log/causes.ts';
import { type LogEntry, readLog } from '../log/reader.ts';
import type { Command } from '../log/vocabulary.ts';
import type { DrillTime } from '../units/time.ts';
import type { TimedCommand } from './commands-file.ts';
import { type Fork, OrderNames, planFork } from './fork.ts';
import { runHeadless } from './headless.ts';
import { noFiles } from './rebuild.ts';
import { Recording } from './recording.ts';
import { proven, verify } from './verify.ts';

const minutes = (n: number) => (n * 60_000) as DrillTime;
const at = (n: number, command: Command): TimedCommand => ({ at: minutes(n), command, from: `test:${n}` });

const begun = [
  at(5, { seat: 'director', type: 'seat.take', take: 'T02' }),
  at(6, { seat: 'city', type: 'order', to: 'T02', task: 'stand-by', site: 'quay' }),
];
const commandSeq = (lines: readonly string[], type: string): number =>
  lines.map((line) => JSON.parse(line) as { type: string; seq: number }).find((one) => one.type === type)?.seq ?? 0;
const given = commandSeq(record(begun).lines, 'order');
const first = record([...begun, at(10, { seat: 'T02', type: 'acknowledge', of: `cmd-${given}` })]);
const log = readLog(first.text);
const seqOf = (find: (entry: LogEntry) => boolean): number => {
  const entry = log.entries.find(find);
  return entry?.line === 'check' || entry === undefined ? 0 : entry.seq;
};
const arrived = seqOf((entry) => entry.line === 'event' && entry.type === 'team.arrived' && entry.team === 'T01');

function run(plan: Fork, fresh: readonly TimedCommand[] = []) {
  const { line: _line, h: _h, ...header } = log.header as NonNullable<typeof log.header>;
  const lines: string[] = [];
  const recording = new Recording(first.scenario, { ...header, forkedFrom: plan.forkedFrom }, (line) =>
    lines.push(line),
  );
  const names = new OrderNames();
  runHeadless(recording.engine, {
    commands: [...plan.commands, ...fresh],
    adapt: (command) => names.adapt(command),
    answered: (command, answer) => {
      if (answer.ok) names.given(command, answer.seq);
    },
  });
  recording.seal();
  return readLog(`${lines.join('\n')}\n`);
}
const planned = (when: number, drop: readonly number[] = []): Fork => {
  const plan = planFork(log, first.scenario, minutes(when), drop);
  if ('fault' in plan) throw new Error(plan.fault);
  return plan;
};
const bodies = (entries: readonly LogEntry[]) => entries.map(({ h: _h, ...entry }) => entry);

describe('a fork', () => {
  it('is the old drill up to its moment, and says where it comes from', () => {
    const forked = run(planned(100), [
      at(110, { seat: 'T02', type: 'seat.release', release: 'T02' }),
      at(120, { seat: 'city', type: 'order', to: 'T02', task: 'rescue-trapped', site: 'quay' }),
    ]);
    const old = bodies(log.entries.filter((entry) => entry.at <= minutes(100)));
    expect(bodies(forked.entries).slice(0, old.length)).toEqual(old);
    expect(
      forked.entries.some(
        (entry) => entry.at > minutes(120) && entry.line === 'event' && entry.type === 'team.working',
      ),
    ).toBe(true);
    expect(forked.header?.forkedFrom).toEqual({ logHash: log.logHash, at: minutes(100), dropped: [] });
    expect(proven(verify(forked, noFiles))).toBe(true);
  });

  it('without what a rule made has the rule switched off, and nothing walks back to it', () => {
    const plan = planned(100, [arrived]);
    expect(plan.rules).toEqual(['place-pumps']);
    const forked = run(plan);
    expect(forked.entries.find((entry) => entry.line === 'command')).toMatchObject({
      type: 'suppress',
      rule: 'place-pumps',
      at: 0,
      seq: 1,
    });
    expect(
      forked.entries.some(
        (entry) => entry.line === 'event' && entry.type === 'order.issued' && entry.order === 'place-pumps',
      ),
    ).toBe(false);
    expect(proven(verify(forked, noFiles))).toBe(true);
  });

  it('without a command has neither it nor what came of it, and later ones still find their orders', () => {
    const taken = commandSeq(first.lines, 'seat.take');
    const without = run(planned(100, [taken]));
    expect(without.header?.forkedFrom?.dropped).toEqual([taken]);
    expect(without.entries.some((entry) => entry.line === 'event' && entry.type === 'seat.taken')).toBe(false);
    const acknowledged = without.entries.find((entry) => entry.line === 'command' && entry.type === 'acknowledge');
    const ordered = without.entries.find((entry) => entry.line === 'command' && entry.type === 'order');
    expect(acknowledged).toMatchObject({ of: `cmd-${(ordered as { seq: number }).seq}` });
    expect(acknowledged).not.toMatchObject({ of: `cmd-${given}` });
  });

  it('is refused beyond the end, for a line that is not there, for StartEx, and for what nobody made', () => {
    const inject = seqOf((entry) => entry.line === 'event' && entry.type === 'inject.released');
    expect(planFork(log, first.scenario, minutes(240), [])).toEqual({ fault: 'past-end', end: minutes(240) });
    expect(planFork(log, first.scenario, minutes(60), [9_999])).toEqual({ fault: 'no-such-line', seq: 9_999 });
    expect(planFork(log, first.scenario, minutes(60), [1])).toEqual({ fault: 'is-start', seq: 1 });
    expect(planFork(log, first.scenario, minutes(60), [inject])).toEqual({ fault: 'not-made', seq: inject });
  });
});

describe('why', () => {
  it("leads from an arrival over the rule's order to the inject and StartEx", () => {
    const chain = new Causes(log.entries).chain(arrived);
    expect(chain[0]).toMatchObject({ type: 'team.arrived', team: 'T01' });
    expect(chain.map(({ type }) => type)).toContain('order.issued');
    expect(chain.map(({ type }) => type)).toContain('inject.acknowledged');
    expect(chain.at(-1)).toMatchObject({ line: 'command', type: 'startex' });
  });
});
