/**
 * The figures that hazards keep, in words, with their units and decimals: what a terminal lists and a card of the page shows. What is
 * too little to be worth a word is left out.
 */
import { type DrillTime, formatDrillTime } from '../units/time.ts';
import type { Language, Text } from './words.ts';

export const FIGURE_HEADS = {
  waters: { zh: '水情', en: 'Waters' },
  air: { zh: '点位风雨', en: 'Wind and rain at the sites' },
  sites: { zh: '点位积水、潮浪', en: 'Water and waves at the sites' },
  release: { zh: '泄漏物去向', en: 'What has leaked' },
  dose: { zh: '接触剂量', en: 'Doses' },
  drift: { zh: '漂移', en: 'Adrift' },
  search: { zh: '搜寻', en: 'Searches' },
} as const satisfies Record<string, Text>;

/** A figure's words, its unit, its decimals, and from where on it is worth saying. */
interface Figure {
  readonly words: Text;
  readonly unit: string;
  readonly decimals: number;
  readonly least?: number;
  /** A moment of the drill, ms. */
  readonly time?: true;
}
const figure = (zh: string, en: string, unit: string, decimals: number, least?: number): Figure => ({
  words: { zh, en },
  unit,
  decimals,
  ...(least === undefined ? {} : { least }),
});
type Figures = Readonly<Record<string, Figure>>;

const FIGURES: { readonly [T in keyof typeof FIGURE_HEADS]: Figures } = {
  waters: { stage: figure('水位', 'level', 'm', 2), flow: figure('流量', 'flow', 'm³/s', 2) },
  air: {
    wind: figure('平均风速', 'wind', 'm/s', 1, 0.05),
    gust: figure('阵风', 'gusts', 'm/s', 1, 0.05),
    from: figure('风向', 'from', '°', 0),
    rain: figure('雨强', 'rain', 'mm/h', 1, 0.05),
  },
  sites: {
    depth: figure('积水', 'depth', 'm', 2, 0.01),
    deepest: figure('曾深', 'deepest', 'm', 2, 0.01),
    speed: figure('流速', 'speed', 'm/s', 2, 0.01),
    arrival: { ...figure('来水', 'water since', '', 0), time: true },
    tide: figure('潮位', 'tide', 'm', 2),
    surge: figure('增水', 'surge', 'm', 2),
    wave: figure('浪高', 'waves', 'm', 2),
    concentration: figure('毒物浓度', 'gas', 'ppm', 2, 0.01),
  },
  release: {
    held: figure('未泄', 'not leaked', 'kg', 0),
    pool: figure('液池', 'pool', 'kg', 0, 1),
    air: figure('入空气', 'into the air', 'kg', 0, 1),
    drain: figure('雨水管内', 'in the drain', 'kg', 0, 1),
    sea: figure('入海', 'into the sea', 'kg', 0, 1),
  },
  dose: {
    peak: figure('最高', 'peak', 'ppm', 2, 0.01),
    aegl1: figure('AEGL-1 以上', 'above AEGL-1', 'min', 0, 1),
    aegl2: figure('AEGL-2 以上', 'above AEGL-2', 'min', 0, 1),
    aegl3: figure('AEGL-3 以上', 'above AEGL-3', 'min', 0, 1),
  },
  drift: {
    area: figure('搜寻范围', 'to search', 'km²', 1, 0.1),
    gone: figure('实际漂离', 'really gone', 'km', 1, 0.1),
    ashore: figure('已上岸', 'ashore', '', 2, 0.01),
  },
  search: {
    poc: figure('区域概率', 'area', '', 2, 0.005),
    pod: figure('发现概率', 'detection', '', 2, 0.005),
    pos: figure('成功概率', 'success', '', 2, 0.005),
    alive: figure('生还', 'alive', '', 0),
  },
};

export type FigureTable = keyof typeof FIGURE_HEADS;

/** Whether there is anything to say yet: a search before its first sortie has nothing. */
const begun = (table: FigureTable, { poc, found }: Readonly<Record<string, number>>): boolean =>
  table !== 'search' || poc !== 0 || found !== 0;

/** Each figure that is worth saying, as `pool 120 kg`. */
export const sayFigures = (
  table: FigureTable,
  figures: Readonly<Record<string, number>>,
  language: Language,
): string[] =>
  Object.entries(begun(table, figures) ? FIGURES[table] : {}).flatMap(
    ([key, { words, unit, decimals, least = Number.NEGATIVE_INFINITY, time }]) => {
      const value = figures[key];
      if (value === undefined || value < least) return [];
      const said = time ? formatDrillTime(value as DrillTime) : value.toFixed(decimals);
      return [`${words[language]} ${said} ${unit}`.trimEnd()];
    },
  );
