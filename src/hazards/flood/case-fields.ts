/** Reading the fields of a case: what each must be, and in one line what is wrong with it. */
import type { Text } from '../../text/words.ts';
import { CaseError } from './case-error.ts';
import type { Series } from './scheme.ts';

interface Range {
  readonly least?: number;
  readonly most?: number;
}

export class Fields {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string, keys?: readonly string[]) {
    this.#value = value;
    this.#path = path;
    if (keys !== undefined) this.only(keys);
  }

  /** Stops at a key that is not one of these. */
  only(keys: readonly string[]): void {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value))
      this.wrong('', { zh: '应是一个对象 {…}', en: 'must be an object {…}' });
    for (const key of Object.keys(this.#value as object)) {
      if (keys.includes(key)) continue;
      throw new CaseError(
        this.place(key),
        { zh: '没有这个字段', en: 'is not a field of a case' },
        { word: key, known: keys },
      );
    }
  }

  wrong(key: string, text: Text): never {
    throw new CaseError(this.place(key), text);
  }
  has(key: string): boolean {
    return this.#get(key) !== undefined;
  }
  absent(key: string, unless: string): void {
    if (this.has(key)) this.wrong(key, { zh: `只用于 ${unless}`, en: `goes with ${unless} alone` });
  }
  isText(key: string): boolean {
    return typeof this.#get(key) === 'string';
  }

  text(key: string): string {
    const value = this.#needed(key);
    if (typeof value !== 'string' || value === '')
      this.wrong(key, { zh: '应是文件名', en: 'must be the name of a file' });
    return value as string;
  }

  number(key: string, range: Range, otherwise?: number): number {
    if (otherwise !== undefined && !this.has(key)) return otherwise;
    return this.#number(key, this.#needed(key), range);
  }

  whole(key: string, range: Range, otherwise: number): number {
    const value = this.number(key, range, otherwise);
    return Number.isInteger(value) ? value : this.wrong(key, { zh: '应是整数', en: 'must be a whole number' });
  }

  choice<T extends string | number>(key: string, of: readonly T[], otherwise: T): T {
    const value = this.#get(key);
    if (value === undefined) return otherwise;
    const found = of.find((one) => one === value);
    if (found !== undefined) return found;
    const list = of.map((one) => JSON.stringify(one)).join(' | ');
    return this.wrong(key, { zh: `应是 ${list}，不是 ${shown(value)}`, en: `must be ${list}, not ${shown(value)}` });
  }

  inner(key: string, keys: readonly string[]): Fields {
    return new Fields(this.#needed(key), this.place(key), keys);
  }

  list(key: string): Fields[] {
    const value = this.#needed(key);
    if (!Array.isArray(value)) return this.wrong(key, { zh: '应是列表 […]', en: 'must be a list […]' });
    return value.map((one: unknown, k) => new Fields(one, `${this.place(key)}[${k}]`));
  }

  /** This itself as two numbers. */
  pair(): [number, number] {
    const value = this.#value;
    if (!Array.isArray(value) || value.length !== 2)
      return this.wrong('', { zh: '应是两个数 […, …]', en: 'must be two numbers […, …]' });
    return [this.#number('', value[0], {}), this.#number('', value[1], {})];
  }
  pairs(key: string): [number, number][] {
    return this.list(key).map((one) => one.pair());
  }

  /** A series in time, [[s, value], …]. */
  series(key: string, { least }: Range): Series {
    const points = this.pairs(key);
    if (points.length === 0) this.wrong(key, { zh: '至少一点', en: 'needs at least one point' });
    points.forEach(([t, value], k) => {
      const earlier = points[k - 1]?.[0] ?? t;
      if (t < earlier)
        this.wrong(`${key}[${k}]`, {
          zh: `时间 ${t} 早于前一点的 ${earlier}`,
          en: `its time ${t} is before the ${earlier} of the point before`,
        });
      if (least !== undefined && value < least)
        this.wrong(`${key}[${k}]`, { zh: `${value} 小于 ${least}`, en: `${value} is less than ${least}` });
    });
    return points;
  }

  /** Where a field stands, as problems say it. */
  place(key: string): string {
    return this.#path === '' ? key : key === '' ? this.#path : `${this.#path}.${key}`;
  }
  #get(key: string): unknown {
    return Object.hasOwn(this.#value as object, key) ? (this.#value as Record<string, unknown>)[key] : undefined;
  }
  #needed(key: string): unknown {
    return this.#get(key) ?? this.wrong(key, { zh: '缺少', en: 'is missing' });
  }
  #number(key: string, value: unknown, { least = -1e12, most = 1e12 }: Range): number {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return this.wrong(key, { zh: `应是数，不是 ${shown(value)}`, en: `must be a number, not ${shown(value)}` });
    if (value < least || value > most)
      this.wrong(key, {
        zh: `${value} 不在 ${least} 到 ${most} 之间`,
        en: `${value} is not between ${least} and ${most}`,
      });
    return value;
  }
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 40);
