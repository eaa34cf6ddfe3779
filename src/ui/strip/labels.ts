/** The words of the strip. */
import type { Speech } from '../words.ts';

const zh = {
  title: '曲线',
  wind: '平均风',
  force: '{n}级 {speed} m/s',
  ahead: '预计',
  level: '响应',
  depth: '最大积水',
  out: '已转',
  overdue: '逾期',
  hint: '滚轮缩放，点按或拖动定位',
};
export type StripLabels = typeof zh;
const en: StripLabels = {
  title: 'Curves',
  wind: 'Wind',
  force: 'F{n} {speed} m/s',
  ahead: 'expected',
  level: 'Response',
  depth: 'Deepest',
  out: 'Moved out',
  overdue: 'Overdue',
  hint: 'Wheel zooms; press or drag to seek',
};
export const stripLabels = ({ language }: Pick<Speech, 'language'>): StripLabels => (language === 'zh' ? zh : en);
