/** The words of measuring and of going to a place. */
import type { Language } from '../../../text/words.ts';

const zh = {
  title: '测量与定位',
  close: '关闭',
  hint: '点地图加点；键盘：方向键移图，Enter 在十字处加点，Backspace 删一点',
  along: '沿线',
  last: '末段',
  area: '围合',
  none: '—',
  undo: '删一点',
  clear: '清除',
  goTo: '前往',
  goToHint: '经纬度，或点位、队伍名',
  notFound: '没有找到“{text}”：写成 120.22 E 36.05 N，或点位、队伍的名称',
};
export type ToolLabels = typeof zh;
const en: ToolLabels = {
  title: 'Measure and go to',
  close: 'Close',
  hint: 'Click the map to set points; by keyboard: arrows move the map, Enter sets a point at the cross, Backspace takes one away',
  along: 'Along',
  last: 'Last leg',
  area: 'Enclosed',
  none: '—',
  undo: 'Undo point',
  clear: 'Clear',
  goTo: 'Go to',
  goToHint: 'lon lat, or a site or team',
  notFound: '"{text}" was not found: write 120.22 E 36.05 N, or the name of a site or team',
};
export const toolLabels = (language: Language): ToolLabels => (language === 'zh' ? zh : en);
