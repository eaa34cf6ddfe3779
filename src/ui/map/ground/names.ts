/**
 * The names of the ground: what each says, how great it is, from how far it is read. Order of cast (look, symbols):
 * districts over towns over roads; seas keep their place because nothing else stands in them.
 */
import type { Basemap, Place, PlaceKind } from '../../../world/basemap.ts';
import type { Projection } from '../projection.ts';
import { length, middle, project } from './geometry.ts';

export type Language = 'zh' | 'en';

export interface Name {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: 'city' | 'district' | 'town' | 'minor' | 'sea' | 'water';
  /** More is greater. */
  readonly rank: number;
  /** Shown while a px is at least `from` and at most `to` metres. */
  readonly from: number;
  readonly to: number;
}

type Rule = Pick<Name, 'style' | 'rank' | 'from' | 'to'>;

const PLACE_RULES: Readonly<Record<Exclude<PlaceKind, 'peak' | 'sea'>, Rule>> = {
  // Near by, the districts' names say it better, and the city's would stand on one of them.
  city: { style: 'city', rank: 100, from: 60, to: 2000 },
  district: { style: 'district', rank: 90, from: 0, to: 320 },
  town: { style: 'town', rank: 70, from: 0, to: 110 },
  port: { style: 'minor', rank: 62, from: 0, to: 50 },
  airport: { style: 'minor', rank: 60, from: 0, to: 70 },
  island: { style: 'minor', rank: 58, from: 0, to: 90 },
  village: { style: 'minor', rank: 40, from: 0, to: 45 },
};

/** All names of the map in a language; those without one in it keep their own. */
export function namesOf(basemap: Basemap, projection: Projection, language: Language): readonly Name[] {
  const places = basemap.places.filter((place) => !isRepeated(place, basemap.places, projection));
  return [
    ...places.map((place) => placeName(place, projection, language)),
    ...waterNames(basemap, projection),
    ...roadNames(basemap, projection),
  ];
}

function placeName(place: Place, projection: Projection, language: Language): Name {
  const text = language === 'en' && place.en !== undefined ? place.en : withoutNote(place.name);
  return { ...textOf(place, text), ...projection.toWorld(place.at), ...ruleOf(place) };
}

const textOf = (place: Place, text: string): { text: string } => ({
  text: place.kind === 'peak' && place.height !== undefined ? `▴ ${text} ${Math.round(place.height)}` : text,
});

function ruleOf(place: Place): Rule {
  if (place.kind === 'sea') {
    const rank = place.rank ?? 3;
    return { style: 'sea', rank: 95 - rank, from: rank === 1 ? 20 : 0, to: rank === 1 ? 900 : rank === 2 ? 200 : 60 };
  }
  if (place.kind === 'peak') {
    const height = place.height ?? 0;
    return { style: 'minor', rank: 45 + height / 200, from: 0, to: height > 1000 ? 90 : height > 600 ? 60 : 20 };
  }
  return PLACE_RULES[place.kind];
}

/** 「黄岛区(西海岸新区)」 is read 黄岛区 on a map. */
const withoutNote = (name: string): string => name.replace(/[(（].*[)）]$/u, '').trim();

/** Whether a village of the gazetteer is a greater place's second entry: the same name within 4 km. */
function isRepeated(place: Place, all: readonly Place[], projection: Projection): boolean {
  if (place.kind !== 'village') return false;
  const here = projection.toWorld(place.at);
  return all.some((other) => {
    if (other.kind === 'village' || (other.en !== place.en && other.name !== place.name)) return false;
    const there = projection.toWorld(other.at);
    return Math.hypot(here.x - there.x, here.y - there.y) < 4000;
  });
}

function waterNames(basemap: Basemap, projection: Projection): Name[] {
  const lakes = basemap.inlandWater.flatMap(({ name, areas }) => {
    const shore = areas[0]?.[0];
    if (name === undefined || !shore) return [];
    const line = project(projection, shore);
    const mean = (axis: 0 | 1): number =>
      line.filter((_, i) => i % 2 === axis).reduce((sum, value) => sum + value, 0) / (line.length / 2);
    return [{ text: name, x: mean(0), y: mean(1), style: 'water', rank: 35, from: 0, to: 55 } satisfies Name];
  });
  const rivers = basemap.rivers.flatMap(({ name, rank, lines }) => {
    const half = lines[0] && middle(project(projection, lines[0]));
    if (name === undefined || !half) return [];
    return [
      {
        text: name,
        ...half,
        style: 'water',
        rank: 33 - rank,
        from: 0,
        to: rank === 1 ? 110 : rank === 2 ? 50 : 25,
      } satisfies Name,
    ];
  });
  return [...lakes, ...rivers];
}

/** A road is named where it is long enough on the screen to carry its name. */
const ROAD_NAME_PX = 220;

function roadNames(basemap: Basemap, projection: Projection): Name[] {
  return basemap.roads.flatMap(({ name, lines, class: kind }) => {
    const line = lines[0] && project(projection, lines[0]);
    const half = line && middle(line);
    if (name === undefined || !half) return [];
    const to = Math.min(kind === 'motorway' ? 60 : 35, length(line) / ROAD_NAME_PX);
    return [{ text: name, ...half, style: 'minor', rank: kind === 'rail' ? 18 : 20, from: 0, to } satisfies Name];
  });
}
