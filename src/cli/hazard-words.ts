/** What the water, the sea and the gas do, as lines for a terminal: only where they are. */
import type { HazardPicture } from '../drill/hazards.ts';
import { FIGURE_HEADS, type FigureTable, sayFigures } from '../text/figures.ts';
import type { Names } from '../text/say.ts';
import type { Language } from '../text/words.ts';
import { columns } from './columns.ts';

const NAMED = {
  waters: 'water',
  sites: 'site',
  release: 'hazard',
  dose: 'any',
  drift: 'hazard',
  search: 'hazard',
} as const;

export function hazardLines(picture: HazardPicture, names: Names, language: Language): string[] {
  return (Object.keys(FIGURE_HEADS) as FigureTable[]).flatMap((table) => {
    const rows = Object.entries<Readonly<Record<string, number>>>(picture[table]).flatMap(([id, figures]) => {
      const told = sayFigures(table, figures, language);
      return told.length === 0 ? [] : [[names.name(NAMED[table], id), ...told]];
    });
    return rows.length === 0 ? [] : [FIGURE_HEADS[table][language], ...columns(rows)];
  });
}
