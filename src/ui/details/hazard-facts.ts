/** What the hazards have done to somebody or something, as rows of a card: doses, and what became of a release or of what is adrift. */
import { FIGURE_HEADS, type FigureTable, sayFigures } from '../../text/figures.ts';
import type { Desk } from '../desk.ts';
import { drillMoment } from '../format.ts';
import type { Fact } from './fact.ts';

/** Of a team, a danger area or a receptor: nothing as long as it has breathed nothing. */
export function doseFacts(desk: Desk, id: string, label: string = FIGURE_HEADS.dose[desk.speech.language]): Fact[] {
  const figures = desk.view?.weather.hazards?.dose[id];
  const passed = desk.view?.state.doses?.[id]?.passed ?? [];
  const rows: Fact[] = figures === undefined ? [] : rowsOf(desk, 'dose', label, figures);
  const level = passed.length;
  return level === 0
    ? rows
    : [
        ...rows,
        [`AEGL-${level}`, drillMoment(passed[level - 1] as number, desk.landfall), level > 1 ? 'danger' : 'warn'],
      ];
}

/** Of what is set going at a site: the leak there, and what is cast adrift from there. */
export function hazardFacts(desk: Desk, site: string): Fact[] {
  const hazards = desk.view?.weather.hazards;
  const here = new Set(desk.scenario.devices.flatMap((device) => (device.site === site ? [device.hazard] : [])));
  const accounts = ACCOUNTS.flatMap((table) =>
    Object.entries(hazards?.[table] ?? {}).flatMap(([id, figures]) =>
      here.has(id) ? rowsOf(desk, table, desk.names.name('hazard', id), figures) : [],
    ),
  );
  const receptors = desk.scenario.hazards.flatMap((hazard) =>
    hazard.kind === 'chemical' && here.has(hazard.id) ? hazard.receptors.map(({ id }) => id) : [],
  );
  return [...accounts, ...receptors.flatMap((id) => doseFacts(desk, id, desk.names.name('any', id)))];
}
const ACCOUNTS = ['release', 'drift', 'search'] as const satisfies readonly FigureTable[];

function rowsOf(desk: Desk, table: FigureTable, label: string, figures: Readonly<Record<string, number>>): Fact[] {
  const told = sayFigures(table, figures, desk.speech.language);
  return told.length === 0 ? [] : [[label, told.join('\n')]];
}
