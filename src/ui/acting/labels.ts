/** The words of the boards and dialogs of seats, by language. */
import type { Speech } from '../words.ts';
import { en } from './labels/en.ts';
import { type SeatLabels, zh } from './labels/zh.ts';

export const seatLabels = ({ language }: Pick<Speech, 'language'>): SeatLabels => (language === 'zh' ? zh : en);
