/** What is known of the selected thing, whatever it is. */
import type { Desk } from '../desk.ts';
import type { Selection } from '../store.ts';
import { exerciseFacts } from './exercise-facts.ts';
import type { Facts } from './fact.ts';
import { incidentFacts, postFacts, siteFacts, stormFacts } from './place-facts.ts';
import { injectFacts, orderFacts, reportFacts } from './script-facts.ts';
import { teamFacts } from './team-facts.ts';

export function factsOf(desk: Desk, { kind, id }: Selection): Facts {
  switch (kind) {
    case 'team':
      return teamFacts(desk, id);
    case 'exercise':
      return exerciseFacts(desk, id);
    case 'inject':
      return injectFacts(desk, id);
    case 'order':
      return orderFacts(desk, id);
    case 'report':
      return reportFacts(desk, id);
    case 'post':
      return postFacts(desk, id);
    case 'site':
      return siteFacts(desk, id);
    case 'incident':
      return incidentFacts(desk, id);
    case 'storm':
      return stormFacts(desk, id);
    case 'objective':
      return { title: desk.names.name('objective', id), subtitle: id, facts: [] };
    case 'entry':
      return { title: desk.speech.labels.details.why, subtitle: `#${id}`, facts: [] };
  }
}
