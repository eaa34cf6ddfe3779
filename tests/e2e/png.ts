/** Writes small PNGs (PNG specification 3, sections 5, 9, 11): a browser's own are quick to make, and a third larger. */
import { crc32, deflateSync } from 'node:zlib';

const CHANNELS = 3;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** An opaque picture of `rgb`, three bytes a pixel, rows from the top. */
export function encodePng(rgb: Uint8Array, width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // bits a channel, colour without alpha, the only ways to pack and filter, no interlace
  const packed = deflateSync(filtered(rgb, width * CHANNELS, height), { level: 9, memLevel: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** What a byte is foretold from: its neighbours to the left, above, and above left. */
type Forecast = (left: number, up: number, corner: number) => number;
const FORECASTS: readonly Forecast[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
    return a <= b && a <= c ? left : b <= c ? up : corner;
  },
];

/** Each row by the forecast that leaves the least, with the forecast's number before it. */
function filtered(rgb: Uint8Array, stride: number, height: number): Buffer {
  const rows = Buffer.alloc((stride + 1) * height);
  const attempt = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    let least = Number.POSITIVE_INFINITY;
    for (const [number, forecast] of FORECASTS.entries()) {
      const left = residue(rgb, y * stride, stride, forecast, attempt);
      if (left >= least) continue;
      least = left;
      rows[y * (stride + 1)] = number;
      rows.set(attempt, y * (stride + 1) + 1);
    }
  }
  return rows;
}

/** Puts what `forecast` misses of a row into `into`; the sum of it, small misses to either side counted alike. */
function residue(rgb: Uint8Array, start: number, stride: number, forecast: Forecast, into: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < stride; i++) {
    const left = i < CHANNELS ? 0 : (rgb[start + i - CHANNELS] ?? 0);
    const up = start === 0 ? 0 : (rgb[start + i - stride] ?? 0);
    const corner = i < CHANNELS || start === 0 ? 0 : (rgb[start + i - stride - CHANNELS] ?? 0);
    const missed = ((rgb[start + i] ?? 0) - forecast(left, up, corner)) & 0xff;
    into[i] = missed;
    sum += missed < 128 ? missed : 256 - missed;
  }
  return sum;
}
