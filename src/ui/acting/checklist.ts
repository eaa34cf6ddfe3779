/** The plan of the seat that the viewer sits in, as its checklist: what is due, and doing it by hand. */
import type { ChecklistItem, DrillState } from '../../drill/state.ts';
import type { Act, Desk } from '../desk.ts';
import type { ScenarioView } from '../session.ts';

export type RuleView = ScenarioView['plans'][number]['rules'][number];
export interface Item extends Partial<Omit<ChecklistItem, 'seat'>> {
  readonly rule: RuleView;
}

/** The rules of the seat's plan that this drill follows, in their order, each with what became of it. */
export function checklistOf(desk: Desk, seat = desk.seat): readonly Item[] {
  const { scenario, view } = desk;
  const held = scenario.seats.find(({ id }) => id === seat);
  // A department's desk has what the plan of its headquarters turned to it with.
  const follower = held?.post === undefined ? held : scenario.seats.find(({ id }) => id === held.post);
  const all = scenario.plans.find(({ id }) => id === follower?.plan)?.rules ?? [];
  const rules = follower === held ? all : all.filter(({ id }) => view?.state.checklist[id]?.seat === seat);
  const variant = view?.state.variant?.id;
  const without = scenario.variants.find(({ id }) => id === variant)?.without ?? [];
  return rules
    .filter(
      ({ id, only }) =>
        !without.includes(id) && (only === undefined || (variant !== undefined && only.includes(variant))),
    )
    .map((rule) => {
      const { done, ...item } = view?.state.checklist[rule.id] ?? {};
      const at = done ?? (view && doneAlready(view.state, seat, rule));
      return { rule, ...item, ...(at === undefined ? {} : { done: at }) };
    });
}

/** When the seat, or its plan before somebody sat there, did what the rule asks for. */
function doneAlready(state: DrillState, seat: string, { id, act }: RuleView): number | undefined {
  if (act.type === 'order' || act.type === 'ask') return state.orders[id]?.issued;
  const post = state.posts[seat];
  return act.type === 'level' ? post?.raised[act.level] : post?.measures[act.measure];
}

export const isDue = ({ due, done }: Item): boolean => due !== undefined && done === undefined;

/** What a rule asks for, as the person in the seat does it. */
export function byHand(desk: Desk, { act }: RuleView): Act {
  switch (act.type) {
    case 'level':
      return { type: 'level', level: act.level };
    case 'measure': {
      const { measure, exercise } = act;
      return { type: 'measure', measure, ...(exercise === undefined ? {} : { exercise }) };
    }
    case 'ask': {
      const { type: _, channel: __, ...asked } = act;
      return { type: 'request', ...asked };
    }
    case 'order': {
      const { to, task, site, within, exercise } = act;
      return {
        type: desk.roster.teams.get(to)?.command === 'request' ? 'request' : 'order',
        to,
        task,
        site,
        ...(within === undefined ? {} : { within }),
        ...(exercise === undefined ? {} : { exercise }),
      };
    }
  }
}

/** The first that is due and can be done now. */
export const nextDue = (desk: Desk): Item | undefined =>
  checklistOf(desk).find((item) => isDue(item) && desk.may(byHand(desk, item.rule)));

/** A department's desk that may decide something (`scenario/authority.ts`). */
export const decides = ({ scenario, seat }: Desk): boolean =>
  scenario.chain?.authority.some(({ by }) => by.includes(seat)) === true;
