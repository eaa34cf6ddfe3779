/** The small shapes that the schema is made of: ids, texts, times, places, files; each with its words for an editor. */
import { z } from 'zod';
import { LIMITS, MOST_WITHIN } from './limits.ts';

z.config({ jitless: true });

export const say = <T extends z.ZodType>(schema: T, description: string): T => schema.meta({ description }) as T;
export const pattern = (form: RegExp, code: string) => z.string().regex(form, { error: code });

export const id = pattern(/^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/, 'id-form').max(LIMITS.id);
export const ref = (what: string) => say(z.string().min(1).max(LIMITS.id), `${what} (id)`);
export const words = z.string().min(1).max(LIMITS.text);
export const text = say(
  z.union([words, z.strictObject({ zh: words, en: words })]),
  'Text 文字: { zh, en }, or one text for both',
);
export const time = say(
  pattern(/^(?:T\+|L[+\-−])\d{1,4}:[0-5]\d(?::[0-5]\d)?$/, 'time-form'),
  'Drill time 演练时间: T+hh:mm[:ss] since StartEx, L±hh:mm[:ss] from landfall',
);
export const duration = say(pattern(/^\d{1,4}:[0-5]\d(?::[0-5]\d)?$/, 'duration-form'), 'Duration 时长: hh:mm[:ss]');
export const condition = say(z.string().min(1), 'Condition 条件: see docs/conditions.md');
export const path = say(z.string().min(1).max(500), 'File inside this folder 文件');
export const list = <T extends z.ZodType>(item: T, most = MOST_WITHIN) => z.array(item).max(most);
export const provenance = say(
  z.strictObject({
    basis: say(z.enum(['measured', 'literature', 'assumed']), 'measured 实测, literature 文献, assumed 设定'),
    note: text.optional(),
  }),
  'Where the figures come from 数据依据',
);
export const lonLat = say(
  z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)]),
  '[longitude, latitude] 经度、纬度',
);
