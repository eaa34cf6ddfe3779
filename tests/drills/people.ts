/** People of a drill who do what their plans ask: in seats, and with teams in the field (实兵) whose marks somebody enters. */
import { demands } from '../../src/drill/demands.ts';
import type { DrillState } from '../../src/drill/state.ts';
import type { Mark } from '../../src/log/names.ts';
import type { Command } from '../../src/log/vocabulary.ts';
import type { Act, Scenario } from '../../src/scenario/scenario.ts';
import { nextMark } from '../../src/ui/acting/marks.ts';

/** What the people in `seats` have to do now, each under a name that stays the same until it is done. */
export function dueOf(state: DrillState, scenario: Scenario): ReadonlyMap<string, Command> {
  const due = new Map<string, Command>();
  for (const { seat, kind, id } of demands(state, scenario.injects))
    due.set(`${seat} ${kind} ${id}`, { seat, type: 'acknowledge', of: id });
  for (const [rule, { seat, due: since, done }] of Object.entries(state.checklist))
    if (since !== undefined && done === undefined) due.set(`${seat} rule ${rule}`, byHand(scenario, seat, rule));
  return due;
}

/** What a plan's rule asks for, as a person does it. */
export function byHand(scenario: Scenario, seat: string, rule: string): Command {
  const { act } = scenario.plans.flatMap(({ rules }) => rules).find(({ id }) => id === rule) as { readonly act: Act };
  switch (act.type) {
    case 'level':
      return { seat, type: 'level', level: act.level };
    case 'measure': {
      const { measure, exercise } = act;
      return { seat, type: 'measure', measure, ...(exercise === undefined ? {} : { exercise }) };
    }
    case 'ask': {
      const { type: _, channel: __, ...asked } = act;
      return { seat, type: 'request', ...asked };
    }
    case 'order': {
      const { to, task, site, within, exercise } = act;
      const asked = scenario.teams.find(({ id }) => id === to)?.command === 'request';
      return {
        seat,
        type: asked ? 'request' : 'order',
        to,
        task,
        site,
        ...(within === undefined ? {} : { within }),
        ...(exercise === undefined ? {} : { exercise }),
      };
    }
  }
}

/** The mark that a team in the field has come to, if it has: it does each thing in the time that it would take in the drill. */
export function markOf(state: DrillState, team: string): Mark | undefined {
  const { state: does, until = 0, leg } = state.teams[team] ?? {};
  const mark = nextMark(state, team);
  // Nobody sends it home here, and nothing is done before its time.
  if (mark === 'withdraw') return undefined;
  const ends = mark === 'arrive' ? leg?.arrive : does === 'mustering' || does === 'working' ? until : 0;
  return ends !== undefined && ends <= state.at ? mark : undefined;
}
