/** The hazards: what is forecast and warned of, where gas, water and searches have come to, and how people set devices. */
import { DANGERS } from '../../hazards/consequences/in-water.ts';
import { byDeviceEvent } from '../../hazards/device.ts';
import type { DrillState, SearchRecord } from '../state.ts';
import { type Handlers, nothing, type Touch } from './handler.ts';

const set = (state: DrillState, event: { device: string; value: number }, touch: Touch): void => {
  state.settings[event.device] = event.value;
  touch(`device:${event.device}`);
};

function searchOf(state: DrillState, hazard: string): SearchRecord {
  state.searches ??= {};
  state.searches[hazard] ??= { sorties: {} };
  return state.searches[hazard];
}

/** By event. */
export const hazards = {
  'hazard.stepped': nothing,
  'alarm.raised': (state, { alarm, foreseen, at }, touch) => {
    state.alarms = { ...state.alarms, [alarm]: { raised: at, foreseen } };
    touch(`alarm:${alarm}`);
  },
  'alarm.warranted': (state, { alarm, at }, touch) => {
    const record = state.alarms?.[alarm];
    if (record !== undefined) record.warranted = at;
    touch(`alarm:${alarm}`);
  },
  'alarm.vain': (state, { alarm, cost, moved, at }, touch) => {
    const record = state.alarms?.[alarm];
    if (record !== undefined) Object.assign(record, { vain: at, cost }, moved === undefined ? {} : { moved });
    touch(`alarm:${alarm}`);
  },
  'bulletin.issued': (state, { hazard, number, track, rain, rainRange, tide, tideRange, at }, touch) => {
    const ranges = {
      ...(rainRange === undefined ? {} : { rainRange }),
      ...(tide === undefined ? {} : { tide }),
      ...(tideRange === undefined ? {} : { tideRange }),
    };
    state.bulletins = { ...state.bulletins, [hazard]: { number, issued: at, track, rain, ...ranges } };
    touch(`bulletin:${hazard}`);
  },
  'warning.issued': (state, event, touch) => {
    const warning = state.warnings[event.hazard];
    if (warning === undefined) return;
    warning[event.family] = event.colour;
    warning.since = event.at;
    touch(`warning:${event.hazard}`);
  },
  'hazard.strained': (state, { hazard, at }, touch) => {
    state.strained = { ...state.strained, [hazard]: at };
    touch(`strained:${hazard}`);
  },
  'hazard.eased': (state, { hazard }, touch) => {
    const { [hazard]: _eased, ...others } = state.strained ?? {};
    state.strained = others;
    touch(`strained:${hazard}`);
  },
  'water.passed': (state, event, touch) => {
    const others = (state.waters[event.water] ?? []).filter((mark) => mark !== event.mark);
    state.waters[event.water] = event.above ? [...others, event.mark] : others;
    touch(`marks:${event.water}`);
  },
  'dose.passed': (state, { hazard, who, level, minutes, ppm, people = 0, at }, touch) => {
    state.doses ??= {};
    state.doses[who] ??= { passed: [], people: [], by: {} };
    const record = state.doses[who];
    while (record.passed.length < level) {
      record.passed.push(at);
      record.people.push(people);
    }
    record.by[hazard] = { level, minutes, ppm };
    touch(`dose:${who}`);
  },
  'people.endangered': (state, { hazard, who, danger, at }, touch) => {
    const level = DANGERS.indexOf(danger) + 1;
    const since = state.endangered?.[who]?.since ?? at;
    state.endangered = { ...state.endangered, [who]: { hazard, since, level } };
    for (const key of ['endangered', 'team', 'area']) touch(`${key}:${who}`);
  },
  'people.safe': (state, { who }, touch) => {
    const { [who]: _safe, ...others } = state.endangered ?? {};
    state.endangered = others;
    for (const key of ['endangered', 'team', 'area']) touch(`${key}:${who}`);
  },
  'release.reached': (state, { hazard, at }, touch) => {
    state.spills = { ...state.spills, [hazard]: at };
    touch(`release:${hazard}`);
  },
  'search.swept': (state, { hazard, team: by }, touch) => {
    const { sorties } = searchOf(state, hazard);
    sorties[by] = (sorties[by] ?? 0) + 1;
    touch(`search:${hazard}`);
  },
  'search.found': (state, { hazard, team: by, place, hours, alive, people, at }, touch) => {
    searchOf(state, hazard).found = { at, team: by, place, hours, alive, people };
    touch(`search:${hazard}`);
  },
  ...byDeviceEvent(set),
} satisfies Partial<Handlers>;
