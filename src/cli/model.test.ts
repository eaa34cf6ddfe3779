import { describe, expect, test } from 'vitest';
import { model } from './model.ts';

async function run(args: string[], stdin: string) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await model(args, {
    stdin: async () => stdin,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out, err };
}

describe('landfall model', () => {
  test('answers on one line of JSON', async () => {
    const { code, out, err } = await run(
      ['rain'],
      '{"params":{"model":"IPET","dp_hPa":60,"rmw_km":30},"at":[{"r_km":5},{"r_km":90}]}',
    );
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0]!)).toEqual({
      kind: 'rain',
      values: [{ rain_mm_h: 8.34 }, { rain_mm_h: expect.closeTo(4.577089, 5) }],
    });
  });

  test('exits 1 on input it cannot evaluate, a clear line each, and prints no value', async () => {
    expect(await run(['rain'], '{"params":{"model":"IPET"},"at":[{"r_km":-5}]}')).toEqual({
      code: 1,
      out: [],
      err: ['model rain: at[0].r_km is -5; it must lie between 0 and 20000'],
    });
    const torn = await run(['wind'], '{"params":');
    expect(torn.code).toBe(1);
    expect(torn.err).toHaveLength(1);
    expect(torn.err[0]).toMatch(/^model wind: the input is not JSON: /);
  });

  test('exits 2 on wrong usage, and says what there is', async () => {
    for (const args of [[], ['storm'], ['rain', 'wind'], ['constructor']]) {
      const { code, out, err } = await run(args, '');
      expect({ code, out }).toEqual({ code: 2, out: [] });
      expect(err[0]).toContain('Usage: landfall model wind | rain');
    }
  });
});
