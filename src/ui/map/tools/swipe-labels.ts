/** The words of truth beside what is known. */
import type { Language } from '../../../text/words.ts';

const zh = {
  title: '真实与已报对看',
  close: '关闭',
  known: '已报',
  truth: '真实',
  slide: '移动分界线',
  at: '左侧 {n}% 为已报',
  nothing: '还没有发生险情',
  incident: '险情',
  occurred: '发生',
  minutes: '指挥部不知情',
  running: '未报 {n} 分',
  stood: '{n} 分',
  more: '还有 {n} 处',
};
export type SwipeLabels = typeof zh;
const en: SwipeLabels = {
  title: 'Truth beside what is reported',
  close: 'Close',
  known: 'Reported',
  truth: 'Truth',
  slide: 'Move the line',
  at: 'the left {n}% is as reported',
  nothing: 'No incident has occurred yet',
  incident: 'Incident',
  occurred: 'Occurred',
  minutes: 'HQ not aware',
  running: 'unreported {n} min',
  stood: '{n} min',
  more: '{n} more',
};
export const swipeLabels = (language: Language): SwipeLabels => (language === 'zh' ? zh : en);
