/**
 * What stands at a site, told by what is done there: a scenario names places, not kinds of buildings. A site where
 * nothing is done that tells is a plain square.
 */
import type { Task } from '../../../log/names.ts';
import type { FacilityGlyph } from '../../look/symbols/glyphs.ts';
import type { ScenarioView } from '../../session.ts';

const BY_TASK: Readonly<Partial<Record<Task, FacilityGlyph>>> = {
  'open-shelter': 'shelter',
  medevac: 'hospital',
  'medical-post': 'hospital',
  'connect-generator': 'hospital',
  'operate-gates': 'gate',
  'recall-boats': 'port',
  'head-count': 'port',
  'survey-gas': 'plant',
  'plug-leak': 'plant',
  'seal-leak': 'plant',
  'place-pumps': 'pump',
  'pump-out': 'pump',
};

/** The glyph of every site that has one. A headquarters comes before what else is done in the house. */
export function siteGlyphs({
  posts,
  plans,
}: Pick<ScenarioView, 'posts' | 'plans'>): ReadonlyMap<string, FacilityGlyph> {
  const found = new Map<string, FacilityGlyph>();
  for (const { site } of posts) if (site !== undefined) found.set(site, 'post');
  for (const { act } of plans.flatMap(({ rules }) => rules)) {
    const glyph = act.type === 'order' ? BY_TASK[act.task] : undefined;
    if (act.type === 'order' && glyph !== undefined && !found.has(act.site)) found.set(act.site, glyph);
  }
  return found;
}
