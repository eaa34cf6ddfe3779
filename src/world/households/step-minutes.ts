/** Drill minutes of a step of all households. */
export const STEP_MINUTES = 5;
