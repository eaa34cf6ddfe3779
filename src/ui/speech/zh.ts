import { zh as words } from '../../text/zh.ts';
import { zh as labels } from '../labels/zh.ts';
import { complete, type Speech } from '../words.ts';

export const speech: Speech = { language: 'zh', words: complete(words), labels };
