/** What a team can be told to do. Times, rates and limits by kind of team are in `kinds.ts`. */
export const TASKS = [
  'stand-by', 'recall-boats', 'clear-rafts', 'evacuate-island', 'head-count',
  'call-households', 'open-shelter', 'transport-people', 'sweep-households',
  'sea-search', 'sea-rescue', 'shore-support', 'medevac',
  'isolate', 'survey-gas', 'block-drains', 'plug-leak', 'seal-leak', 'decontaminate',
  'operate-gates', 'patrol-dyke', 'filter-well', 'raise-dyke', 'move-downstream',
  'place-pumps', 'close-road', 'pump-out', 'rescue-trapped',
  'connect-generator', 'restore-power', 'restore-links', 'clear-road', 'medical-post', 'disinfect',
] as const;
export type Task = (typeof TASKS)[number];
