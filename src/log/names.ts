/**
 * The closed lists of names that scenarios, machines, logs and screens share. `tests/vocabulary.test.ts` holds the state
 * names equal to the machines' own; words for people are in `text/`.
 */
/** Warning colours, mildest first; compared by severity. */

export { ASSET_CAUSES, ASSET_KINDS, type AssetCause, type AssetKind } from '../hazards/consequences/fragility.ts';
export { DEVICE_KINDS, type DeviceKind } from '../hazards/device.ts';
export { COLOURS, type Colour } from '../hazards/forecast/warning.ts';
export { WATER_MARKS, type WaterMark } from '../hazards/river/spec.ts';
export { GOODS, type Goods } from '../teams/supplies.ts';
export { TASKS, type Task } from '../teams/tasks.ts';
export { HOUSEHOLD_STATES, type HouseholdState } from '../world/households/spec.ts';

/** What warnings are of: those of the air, and those of the sea. */
export const WARNING_FAMILIES = ['typhoon', 'rainstorm', 'surge', 'wave'] as const;
export type WarningFamily = (typeof WARNING_FAMILIES)[number];

/** Response levels, mildest first (doctrine 2.3). A warning and a level are two scales. */
export const LEVELS = ['duty', 'IV', 'III', 'II', 'I'] as const;
export type Level = (typeof LEVELS)[number];
/** Going to a level, up or down, as an act that somebody may decide. */
export const LEVEL_ACTS = ['level-duty', 'level-IV', 'level-III', 'level-II', 'level-I'] as const;
export type LevelAct = (typeof LEVEL_ACTS)[number];

export const DRILL_STATES = ['briefed', 'running', 'paused', 'ended', 'reviewed', 'frozen'] as const;
export type DrillPhase = (typeof DRILL_STATES)[number];

export const EXERCISE_STATES = ['planned', 'armed', 'underway', 'concluded'] as const;
export type ExerciseState = (typeof EXERCISE_STATES)[number];

export const OUTCOMES = ['controlled', 'failed', 'notTriggered'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a team is doing; `holding`, `stranded`, `lost` and `faulted` come from the regions beside it. */
export const TEAM_STATES = [
  'standby',
  'mustering',
  'travelling',
  'staged',
  'working',
  'returning',
  'stranded',
  'faulted',
] as const;
export type TeamState = (typeof TEAM_STATES)[number];
export const FITNESS_STATES = ['fresh', 'tired', 'impaired'] as const;
export type Fitness = (typeof FITNESS_STATES)[number];
/** What people under way do before water on the road, where they do not turn back. */
export const HINDRANCES = ['round', 'wait'] as const;
export type Hindrance = (typeof HINDRANCES)[number];
/** What hurts people of a team: the wind they are out in, gas, work when they are worn out. */
export const HURT_BY = ['wind', 'gas', 'worn'] as const;
export type HurtBy = (typeof HURT_BY)[number];
export const LINK_STATES = ['linked', 'lost'] as const;
export type LinkState = (typeof LINK_STATES)[number];
export const SAFETY_STATES = ['clear', 'holding'] as const;
export type SafetyState = (typeof SAFETY_STATES)[number];

export const AUTHORING_STATES = ['draft', 'submitted', 'approved', 'obsolete'] as const;
export type AuthoringState = (typeof AUTHORING_STATES)[number];
export const PLAY_STATES = [
  'planned',
  'armed',
  'due',
  'released',
  'delivered',
  'acknowledged',
  'responded',
  'complete',
  'held',
  'deferred',
  'skipped',
  'superseded',
  'failed',
  'expired',
] as const;
export type PlayState = (typeof PLAY_STATES)[number];

export const ORDER_STATES = ['issued', 'acknowledged', 'refused', 'done', 'overdue'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What keeps teams off a road: water, something fallen on it, an order, gas. */
export const ROAD_CAUSES = ['water', 'asset', 'closure', 'gas'] as const;
export type RoadCause = (typeof ROAD_CAUSES)[number];

export const INCIDENT_KINDS = [
  'leak',
  'seepage',
  'overtopping',
  'adrift',
  'capsize',
  'trapped',
  'waterlogging',
  'road-cut',
  'tree-fall',
  'power-cut',
  'network-cut',
  'pump-stop',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How an incident is found: a round, an instrument, somebody who calls, a picture. */
export const FINDINGS = ['patrol', 'sensor', 'call', 'camera'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What a post decides by itself, without a team. 五停 are the five `stop-…`. */
export const MEASURES = [
  'consult',
  'stop-sailing',
  'stop-outdoor',
  'stop-school',
  'stop-work',
  'stop-business',
  'stop-transport',
  'confirm-placed',
  'all-inside',
  'all-clear',
  'terminate',
  'search-plan',
  'emergency-shutdown',
  'pre-release',
  'close-underpass',
  'close-metro',
  'reopen',
  'bar-return',
  'lift-return',
] as const;
export type Measure = (typeof MEASURES)[number];
/** 五停: 停航 停课 停工 停业 停运 (doctrine 2.8). */
export const FIVE_STOPS = [
  'stop-sailing',
  'stop-school',
  'stop-work',
  'stop-business',
  'stop-transport',
] as const satisfies readonly Measure[];

/** Departments with a desk at a headquarters (成员单位席), in the order of the list that plans give. */
export const MEMBER_DESKS = [
  'meteorology',
  'water',
  'emergency',
  'maritime',
  'fisheries',
  'police',
  'transport',
  'housing',
  'health',
  'power',
  'telecom',
  'publicity',
  'experts',
] as const;
export type MemberDesk = (typeof MEMBER_DESKS)[number];

/** Why somebody who may be asked and not ordered declines. */
export const DECLINE_REASONS = ['unsafe', 'busy', 'unavailable', 'own-task', 'no-means'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Headquarters from the top of the chain down: each belongs to one of the level above. */
export const POST_LEVELS = ['city', 'district', 'town', 'village'] as const;
export type PostLevel = (typeof POST_LEVELS)[number];

/** Parts of an order, in the order in which they stand (doctrine 2.4). */
export const ORDER_PARTS = ['addressee', 'basis', 'decision', 'demands', 'signature'] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

/** The eight procedures, and the milestones each reports on its way (doctrine 1.3 and 3). */
export const EXERCISE_STEPS = {
  'typhoon-landfall': [
    'consulted',
    'level-IV',
    'level-III',
    'level-II',
    'level-I',
    'districts-acknowledged',
    'five-stops',
    'forces-placed',
    'all-inside',
    'passage',
    'all-clear',
    'stood-down',
    'terminated',
  ],
  'boats-to-port': ['recalling', 'boats-recalled', 'rafts-ashore', 'island-cleared', 'head-counted'],
  evacuation: [
    'calling',
    'households-called',
    'shelters-open',
    'people-moved',
    'return-barred',
    'verified',
    'return-lifted',
  ],
  'vessel-distress': ['alerted', 'tasked', 'search-planned', 'on-scene', 'found', 'rescued', 'handed-over'],
  'chemical-leak': [
    'alarmed',
    'shut-down',
    'isolated',
    'surveyed',
    'drains-blocked',
    'reduced',
    'held',
    'resumed',
    'sealed',
    'decontaminated',
    'cleared',
  ],
  'reservoir-dyke': [
    'forecast',
    'pre-released',
    'patrolled',
    'seepage-found',
    'well-built',
    'dyke-raised',
    'downstream-moved',
    'receded',
  ],
  'urban-flooding': [
    'warned',
    'pumps-placed',
    'underpass-closed',
    'metro-closed',
    'held',
    'pumping',
    'trapped-rescued',
    'drained',
    'reopened',
  ],
  'restoration-medical': [
    'surveyed',
    'generator-on',
    'lane-opened',
    'power-restored',
    'links-restored',
    'medical-posts-open',
    'disinfected',
  ],
} as const;
export type ExerciseKind = keyof typeof EXERCISE_STEPS;
export const EXERCISE_KINDS = Object.keys(EXERCISE_STEPS) as ExerciseKind[];

/** How a part of a showing (展演段) passes: as fast as people act, faster, or at once with every seat following its plan. */
export const SEGMENT_MODES = ['live', 'compress', 'jump'] as const;
export type SegmentMode = (typeof SEGMENT_MODES)[number];

/** Marks by which a field team (实兵) moves: 集结 出发 到位 展开 开始 完成 撤收. */
export const MARKS = ['muster', 'depart', 'arrive', 'deploy', 'start', 'finish', 'withdraw'] as const;
export type Mark = (typeof MARKS)[number];

/** What a first report says (首报 fields, doctrine 2.5): 时间 地点 信息来源 起因性质 基本过程 已造成后果 影响范围 发展趋势 已采取措施 请求事项 报送人. */
export const REPORT_FIELDS = [
  'time',
  'place',
  'source',
  'nature',
  'course',
  'consequences',
  'extent',
  'outlook',
  'measures',
  'requests',
  'sender',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** Ranks inside one instant (law 1). */
export const RANK = {
  hazard: 0,
  incident: 1,
  inject: 2,
  post: 3,
  team: 4,
  household: 5,
  condition: 6,
  scoring: 7,
  command: 8,
} as const;
export type Rank = (typeof RANK)[keyof typeof RANK];
