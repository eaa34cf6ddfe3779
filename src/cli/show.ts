/** `show <log> --at T`: the drill as it stood, or what a seat knew of it (design 8). */

import { closedHazards, type HazardPicture } from '../drill/hazards.ts';
import { DrillWeather } from '../drill/weather.ts';
import { modelOf } from '../hazards/index.ts';
import type { WeatherView } from '../player/player.ts';
import { weatherView } from '../player/weather-view.ts';
import { HazardHistory } from '../replay/hazard-history.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { suggest } from '../scenario/suggest.ts';
import type { Text } from '../text/words.ts';
import type { DrillTime } from '../units/time.ts';
import { readArguments, wrong } from './arguments.ts';
import { readFields, writeFields } from './fields-file.ts';
import { type OpenedLog, openLogWithScenario, stateAt } from './opened-log.ts';
import { readTime, sayTime } from './read-time.ts';
import { isSeat, seatKnowledge, seesAll } from './seat-knowledge.ts';
import { StateWords } from './state-words.ts';
import type { TerminalIo } from './terminal.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = {
  zh: '用法：landfall show <记录> --at T [--seat id] [--json]',
  en: 'usage: landfall show <log> --at T [--seat id] [--json]',
};

/** Exit 0. A time after the log's end shows its end, and says so. */
export async function show(args: readonly string[], io: TerminalIo): Promise<number> {
  const given = readArguments(args, { usage: USAGE, words: 1, flags: ['json'], values: ['at', 'seat', 'files'] });
  const time = given.value('at');
  if (time === undefined) throw wrong({ usage: USAGE }, { zh: '缺少 --at', en: '--at is missing' });
  const opened = await openLogWithScenario(given.words[0] as string, io, given.value('files'));
  const { scenario, log } = opened;
  const seat = given.value('seat');
  if (seat !== undefined && !isSeat(scenario, seat)) throw noSeat(seat, scenario);
  const asked = readTime(time, scenario);
  const end = log.entries.at(-1)?.at ?? 0;
  const at = Math.min(asked, end);
  if (asked > end)
    io.err({ zh: `记录止于 ${sayTime(end, scenario)}`, en: `the log ends at ${sayTime(end, scenario)}` }[io.language]);
  const state = { ...stateAt(opened, at), at };
  const known = seat === undefined || seesAll(scenario, seat) ? undefined : seatKnowledge(scenario, state, seat, at);
  // What a seat knows of water and gas is what was reported to it.
  const hazards =
    known === undefined
      ? { air: airAt(scenario, at as DrillTime), ...figuresOf(hazardsAt(opened, given.words[0] as string, at, io)) }
      : undefined;
  if (given.has('json')) io.out(JSON.stringify(known ?? { ...state, ...(hazards === undefined ? {} : { hazards }) }));
  else {
    const words = new StateWords(scenario, io.language, state.orders);
    for (const line of known === undefined ? words.whole(state, at, hazards) : words.seat(known)) io.out(line);
  }
  return 0;
}

/** All but what only a map can show. */
function figuresOf(picture: HazardPicture | undefined): Partial<HazardPicture> {
  if (picture === undefined) return {};
  const { sites, waters, dose, release, drift, search, outlines } = picture;
  return { sites, waters, dose, release, drift, search, outlines };
}

/** Wind and rain at each site: they follow from the time. */
function airAt(scenario: Scenario, at: DrillTime): WeatherView['sites'] {
  const weather = new DrillWeather(scenario, closedHazards(scenario));
  weather.step(at);
  return weatherView(scenario, weather, at, undefined).sites;
}

/**
 * The hazards as they were: from the file beside the log, or stepped again from the scenario and the settings in the log, and laid
 * there. None when all follow from the time.
 */
function hazardsAt({ scenario, log }: OpenedLog, path: string, at: number, io: TerminalIo): HazardPicture | undefined {
  if (scenario.hazards.every((hazard) => modelOf(hazard).closed === true)) return undefined;
  const seed = log.header?.seed ?? scenario.meta.seed;
  const end = (log.entries.at(-1)?.at ?? 0) as DrillTime;
  const history = new HazardHistory(scenario, seed, log.entries, end);
  const key = history.key(log.header?.scenario.hash ?? '', seed);
  if (!readFields(path, history, key)) {
    workedOut(history, io);
    writeFields(path, history, key);
  }
  return history.picture(at);
}

/** Works all of it out; on a terminal it says how far it has come. */
function workedOut(history: HazardHistory, io: TerminalIo): void {
  const words = { zh: '正在推算灾害', en: 'working out the hazards' }[io.language];
  while (history.share < 1) {
    const until = Date.now() + 500;
    history.work(() => Date.now() > until);
    io.progress(`${words} ${Math.floor(100 * history.share)} %`);
  }
  io.progress('');
}

function noSeat(seat: string, { seats, posts, teams }: Scenario): UserError {
  const near = suggest(seat, ['director', ...[...seats, ...posts, ...teams].map(({ id }) => id)]);
  return new UserError({
    zh: `没有席位“${seat}”${near === undefined ? '' : `，是否指“${near}”`}`,
    en: `there is no seat "${seat}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
  });
}
