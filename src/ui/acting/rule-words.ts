/** What a plan's rule asks for, in a line. */
import type { Desk } from '../desk.ts';
import type { RuleView } from './checklist.ts';

export function ruleWords(desk: Desk, { act }: RuleView): string {
  const { words } = desk.speech;
  switch (act.type) {
    case 'level':
      return words.level[act.level];
    case 'measure':
      return act.exercise === undefined
        ? words.measure[act.measure]
        : `${words.measure[act.measure]} · ${desk.names.shortExercise(act.exercise)}`;
    case 'ask':
    case 'order':
      return `${desk.names.party(act.to)} · ${words.task[act.task]} · ${desk.names.name('site', act.site)}`;
  }
}
