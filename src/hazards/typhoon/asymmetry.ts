/** How much of the centre's own motion the wind at a place takes on: all of it inside the radius of maximum wind. */

/** Share of the translation added at `r` metres, min(1, rmw/r), as in CLIMADA (after Mouton & Nordbeck 1999). */
export const translationShare = (r: number, rmw: number): number => (r <= rmw ? 1 : rmw / r);
