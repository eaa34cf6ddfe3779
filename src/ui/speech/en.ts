import { en as words } from '../../text/en.ts';
import { en as labels } from '../labels/en.ts';
import { complete, type Speech } from '../words.ts';

export const speech: Speech = { language: 'en', words: complete(words), labels };
