/** What is only tried leaves no trace: asked a hundred times where its teams could be sent, a drill has the log that it has anyway. */
import { expect, test } from 'vitest';
import { dryRun } from '../../src/runtime/dry-run.ts';
import { MINUTE } from '../../src/units/time.ts';
import { drillOf } from './drill.ts';

test.each([
  ['first-drill', 'L+04:00'],
  ['qingdao-2022', 'L-60:00'],
])('%s: the same log, and the same keyframe', (name, until) => {
  const [asked, quiet] = [drillOf(name).runTo('T+00:00'), drillOf(name).runTo('T+00:00')];
  const end = asked.time(until);
  const { teams, sites } = asked.engine.scenario;
  for (let at = 0, i = 0; at < end; at += 17 * MINUTE, i++) {
    asked.engine.runTo(Math.min(end, at));
    const team = teams[i % teams.length];
    const site = sites[(7 * i) % sites.length];
    if (team && site) dryRun(asked.engine, { team: team.id, task: 'stand-by', site: site.id, open: i % 2 === 1 });
  }
  asked.engine.runTo(end);
  quiet.engine.runTo(end);
  expect(asked.hash).toBe(quiet.hash);
  expect(asked.engine.save().kernel).toEqual(quiet.engine.save().kernel);
});
