/** The channel on which windows of one browser find each other; what they say there is `link.ts`'s. */
export const HALL = 'landfall-windows';
