/** What the water, the sea and the gas do, as lines for a terminal: only where they are. */
import type { HazardPicture } from '../drill/hazards.ts';
import type { WeatherView } from '../player/player.ts';
import { FIGURE_HEADS, type FigureTable, sayFigures } from '../text/figures.ts';
import type { Names } from '../text/say.ts';
import type { Language } from '../text/words.ts';
import { columns } from './columns.ts';

const NAMED = {
  waters: 'water',
  sites: 'site',
  air: 'site',
  release: 'hazard',
  dose: 'any',
  drift: 'hazard',
  search: 'hazard',
} as const;

/** What the hazards and the air above the sites are at a time. */
export interface ShownHazards extends Partial<HazardPicture> {
  readonly air: WeatherView['sites'];
}

export function hazardLines(picture: ShownHazards, names: Names, language: Language): string[] {
  return (Object.keys(FIGURE_HEADS) as FigureTable[]).flatMap((table) => {
    const rows = Object.entries<Readonly<Record<string, number>>>(picture[table] ?? {}).flatMap(([id, figures]) => {
      const told = sayFigures(table, figures, language);
      return told.length === 0 ? [] : [[names.name(NAMED[table], id), ...told]];
    });
    return rows.length === 0 ? [] : [FIGURE_HEADS[table][language], ...columns(rows)];
  });
}
