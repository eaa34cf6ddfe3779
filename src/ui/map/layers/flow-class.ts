/** Classes of the speed of water over the ground. */

/** From slow to fast, m/s: people are swept off their feet from about 1 to 2 (设定 as classes). */
export const FLOW_BREAKS = [0.1, 0.5, 1, 2] as const;
/** Class of a speed; what is slower than the first counts with it. */
export const flowClass = (speed: number): number =>
  Math.max(
    0,
    FLOW_BREAKS.findLastIndex((least) => speed >= least),
  );
