/** The words of the walls, by language. */
import type { Speech } from '../words.ts';
import { en } from './labels/en.ts';
import { type WallLabels, zh } from './labels/zh.ts';

export const wallLabels = ({ language }: Pick<Speech, 'language'>): WallLabels => (language === 'zh' ? zh : en);
