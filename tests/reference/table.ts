/** Reads the reference tables, and keeps the largest difference of a comparison to print. */
import { readFileSync } from 'node:fs';

const file = (name: string): string => readFileSync(new URL(`hazards/${name}`, import.meta.url), 'utf8');

/** A JSON file of the tables. */
export const json = <T>(name: string): T => JSON.parse(file(name)) as T;

/** A CSV file as rows by column name; blank cells are absent, numbers are numbers. */
export function csv(name: string): Record<string, string | number>[] {
  const [head = '', ...lines] = file(name).trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map((text, i) => [names[i] ?? '', text] as const);
    return Object.fromEntries(cells.filter(([, text]) => text !== '').map(([key, text]) => [key, Number.isNaN(Number(text)) ? text : Number(text)]));
  });
}

/** The largest of many differences. */
export class Largest {
  value = 0;
  count = 0;
  add(difference: number): void {
    // NaN must fail the test, and Math.max passes it on.
    this.value = Math.max(this.value, Math.abs(difference));
    this.count += 1;
  }
  print(what: string, unit: string): void {
    console.info(`${what}: ${this.count} values, largest difference ${this.value.toExponential(2)} ${unit}`);
  }
}
