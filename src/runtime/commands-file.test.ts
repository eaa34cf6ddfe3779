import { describe, expect, it } from 'vitest';
import { record } from '../../tests/small-drill.ts';
import { readCommands } from './commands-file.ts';

const { scenario } = record([], { until: 0 as never });
const read = (...lines: string[]) => readCommands(lines.join('\n'), 'c.ndjson', scenario);
const fault = (line: string): string | undefined => read(line).faults[0]?.en;

describe('a commands file', () => {
  it('takes times as ms, from StartEx and from landfall, and spans as hh:mm', () => {
    const { commands, faults } = read(
      '{"at":0,"seat":"director","type":"startex"}',
      '',
      '{"at":"T+00:10","seat":"city","type":"order","to":"T01","task":"stand-by","site":"quay","within":"00:30"}',
      '{"at":"L-02:00","seat":"director","type":"jump","to":"L-01:00"}',
      '{"at":"L-01:00","seat":"controller-1","type":"inject.defer","inject":"spare","by":60000}',
    );
    expect(faults).toEqual([]);
    expect(commands.map(({ at, from }) => [at, from])).toEqual([
      [0, 'c.ndjson:1'],
      [600_000, 'c.ndjson:3'],
      [3_600_000, 'c.ndjson:4'],
      [7_200_000, 'c.ndjson:5'],
    ]);
    expect(commands[1]?.command).toMatchObject({ within: 1_800_000 });
    expect(commands[2]?.command).toEqual({ seat: 'director', type: 'jump', to: 7_200_000 });
  });

  it('names every line that is wrong, and how', () => {
    expect(fault('nonsense')).toBe('this is not a JSON object');
    expect(fault('[1]')).toBe('this is not a JSON object');
    expect(fault('{"at":"soon","seat":"city","type":"pause"}')).toContain('drill time');
    expect(fault('{"at":-5,"seat":"city","type":"pause"}')).toContain('drill time');
    expect(fault('{"at":0,"type":"pause"}')).toContain('"seat" is missing');
    expect(fault('{"at":0,"seat":"citty","type":"pause"}')).toContain('did you mean "city"');
    expect(fault('{"at":0,"seat":"director","type":"paus"}')).toContain('did you mean "pause"');
    expect(fault('{"at":0,"seat":"director","type":"constructor"}')).toContain('no type of command');
    expect(fault('{"at":0,"seat":"city","type":"order","to":"T01"}')).toContain('order task');
    expect(fault('{"at":0,"seat":"city","type":"pause","why":"lunch"}')).toContain('why');
    expect(fault('{"at":0,"seat":"city","type":"bookmark","note":"x","__proto__":{"a":1}}')).toBeDefined();
    const two = read(
      '{"at":5,"seat":"director","type":"pause"}',
      '{"at":4,"seat":"director","type":"resume"}',
      '{"at":6,"seat":"x","type":"resume"}',
    );
    expect(two.faults.map(({ from }) => from)).toEqual(['c.ndjson:2', 'c.ndjson:3']);
  });

  it('has nothing to say in the hours that a jump passes over', () => {
    const { faults } = read(
      '{"at":0,"seat":"director","type":"jump","to":"T+01:00"}',
      '{"at":"T+00:30","seat":"director","type":"pause"}',
    );
    expect(faults.map(({ from }) => from)).toEqual(['c.ndjson:2']);
  });
});
