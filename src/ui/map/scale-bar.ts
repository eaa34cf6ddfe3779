/** The scale bar: a round length that is easy to halve, and how long it is on the screen. */

export interface ScaleBar {
  /** 1, 2 or 5 times a power of ten, on the ground. */
  readonly metres: number;
  /** CSS px. */
  readonly width: number;
}

/** The longest bar of at most `room` px where a px is `metresPerPx` metres on the ground. */
export function scaleBar(metresPerPx: number, room: number): ScaleBar {
  const most = metresPerPx * room;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((digit) => digit * power <= most) ?? 1;
  return { metres: step * power, width: (step * power) / metresPerPx };
}
