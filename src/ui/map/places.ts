/** Where on the map a selected thing is: itself, or the place it belongs to. */
import type { DrillState } from '../../drill/state.ts';
import type { LonLat } from '../../world/geo.ts';
import type { Roster } from '../roster.ts';
import type { Selection } from '../store.ts';

/** The thing on the map that stands for a selection: an exercise for its site, an order for its team. */
export function onMap(
  selection: Selection | undefined,
  roster: Roster,
  state: DrillState | undefined,
): Selection | undefined {
  if (!selection) return undefined;
  const { kind, id } = selection;
  switch (kind) {
    case 'team':
    case 'incident':
    case 'site':
    case 'storm':
    case 'inject':
      return selection;
    case 'exercise':
      return atSite(roster.exercises.get(id)?.site);
    case 'post':
      return atSite(roster.posts.get(id)?.site);
    case 'report':
      return atSite(roster.posts.get(state?.reports[id]?.from ?? '')?.site);
    case 'objective':
      return atSite(roster.objectives.get(id)?.work[0]?.site);
    case 'order': {
      const to = state?.orders[id]?.to;
      if (to === undefined) return undefined;
      return roster.teams.has(to) ? { kind: 'team', id: to } : onMap({ kind: 'post', id: to }, roster, state);
    }
    case 'entry':
      return undefined;
  }
}

const atSite = (site: string | undefined): Selection | undefined =>
  site === undefined ? undefined : { kind: 'site', id: site };

/** Where it stands; teams and storms move, and are asked of whoever knows them. */
export function placeOf(thing: Selection, roster: Roster, state: DrillState | undefined): LonLat | undefined {
  switch (thing.kind) {
    case 'site':
      return roster.sites.get(thing.id)?.at;
    case 'incident':
      return roster.sites.get(state?.incidents[thing.id]?.site ?? roster.incidents.get(thing.id)?.site ?? '')?.at;
    case 'inject':
      return roster.sites.get(roster.injects.get(thing.id)?.site ?? '')?.at;
    default:
      return undefined;
  }
}
