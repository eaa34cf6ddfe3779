/**
 * What an author may write, as one schema: types, reading, completion in an editor (`scenarios/schema.json`) all come from
 * here. It says what one value may be; what values must be to each other is the resolvers' (`resolve-….ts`).
 * The `error` of a pattern is a code of `text/problems.ts`.
 */
import { z } from 'zod';
import {
  ASSET_KINDS,
  DECLINE_REASONS,
  EXERCISE_KINDS,
  FINDINGS,
  GOODS,
  INCIDENT_KINDS,
  LEVEL_ACTS,
  LEVELS,
  MEASURES,
  MEMBER_DESKS,
  POST_LEVELS,
  REPORT_FIELDS,
  TASKS,
} from '../log/names.ts';
import { TEAM_KINDS } from '../teams/index.ts';
import { SUIT_LEVELS } from '../teams/supplies.ts';
import { hazardShape } from './hazards/index.ts';
import { MOST, MOST_WITHIN } from './limits.ts';
import {
  condition,
  duration,
  id,
  list,
  lonLat,
  path,
  pattern,
  provenance,
  ref,
  say,
  text,
  time,
} from './schema-parts.ts';

z.config({ jitless: true });

/** The version of the format that this build writes and reads (`landfall: 1`). */
export const FORMAT = 1;

export const metaSchema = z.strictObject({
  title: text,
  place: text,
  startEx: say(
    pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/, 'local-time-form'),
    'Local civil time of StartEx, yyyy-mm-ddThh:mm',
  ),
  utcOffset: say(pattern(/^[+-](?:0\d|1[0-4]):[0-5]\d$/, 'offset-form'), 'Offset from UTC, in quotes: "+08:00"'),
  endEx: say(pattern(/^T\+\d{1,4}:[0-5]\d(?::[0-5]\d)?$/, 'end-form'), 'End of the drill 演练结束: T+hh:mm'),
  landfall: say(
    pattern(/^T\+\d{1,4}:[0-5]\d(?::[0-5]\d)?$/, 'end-form'),
    'Landfall 登陆: T+hh:mm; places every L time',
  ).optional(),
  seed: say(z.int().min(0).max(4_294_967_295), 'Seed of all random draws 随机种子'),
  contact: say(text, 'Whom to call in a real emergency 真实险情联系人'),
  codeWord: say(text, 'Words that mean a real emergency; default 真实险情 / NO DUFF').optional(),
  notice: say(text, 'Said once where the drill is first seen: what is invented').optional(),
});

const mapSchema = z.strictObject({
  file: say(path, 'GeoJSON or TopoJSON in WGS-84 底图').optional(),
  terrain: say(z.union([path, list(path, 20)]), 'Terrain grids 地形').optional(),
});

const roadsSchema = z.strictObject({
  file: say(path, 'GeoJSON lines with a class each: roads, ferries 路网'),
  closed: say(
    list(
      z.strictObject({
        road: ref('road'),
        when: say(condition, 'The road is closed while this holds'),
        at: say(ref('site'), 'Only the stretch at this site; default the whole road').optional(),
      }),
      200,
    ),
    'Roads closed by order 封闭',
  ).optional(),
});

const share = (what: string) => say(z.number().min(0).max(1), what).optional();
const count = (what: string, most: number) => say(z.int().min(1).max(most), what);

const householdsSchema = z.strictObject({
  deadline: say(time, 'By when everybody is in a verified state 应转尽转时限'),
  barred: say(condition, 'While it holds nobody may go back 严禁擅自返回').optional(),
  known: say(
    z.literal('reported'),
    'Plans and wardens go by what was written down and reported of people, not by how it really is 按上报口径决策; default: as it is',
  ).optional(),
  areas: say(
    list(
      z.strictObject({
        id,
        name: text,
        site: say(ref('site'), 'Teams that work at it work for the area'),
        post: say(ref('post'), 'Answers for the area'),
        listed: count('People on the named list 转移对象名册人数', 2_000_000),
        radius: say(z.number().positive().max(50_000), 'Homes lie within it of the site, m'),
        shelters: say(list(ref('shelter'), 50), 'In the order in which they are filled'),
        kinAt: say(
          ref('site'),
          'By whose road those go who leave for kin: where a flood says `retreat` they look ahead on it 投亲方向',
        ).optional(),
        counters: say(
          list(ref('seat'), 50),
          'Who else writes down on the spot who has moved, besides its post and teams that are there 现场清点',
        ).optional(),
        wardens: say(
          z.strictObject({
            people: count('包保责任人', 100_000),
            seats: say(z.int().min(1).max(1_000_000), 'Seats in the vehicles of the place').optional(),
            when: condition,
          }),
          'They call, move and then go from door to door, once `when` holds',
        ).optional(),
        roster: say(
          z.strictObject({
            absent: share('On the list, not there; default 0.03'),
            twice: share('On the list twice; default 0.005'),
            unlisted: share('There, not on the list: residents; default 0.02'),
            visitors: share('There, not on the list: migrants and tourists; default 0.02'),
            special: share('Bed-ridden, cannot walk; default 0.02'),
            vehicle: share('With a vehicle of their own; default 0.4'),
            kin: share('With kin to go to; default 0.35'),
          }),
          'How the list differs from the truth, shares of its households 名册与实际',
        ).optional(),
        provenance: provenance.optional(),
      }),
      500,
    ),
    'Danger areas 危险区',
  ),
  shelters: say(
    list(
      z.strictObject({
        id,
        name: text,
        site: ref('site'),
        capacity: count('People 容量', 1_000_000),
        open: say(condition, 'Open once it holds'),
        desks: count('Tables that write people down; default 4', 1_000).optional(),
        provenance: provenance.optional(),
      }),
      200,
    ),
    'Shelters 安置点',
  ),
  channels: say(
    list(
      z.strictObject({
        id,
        name: text,
        when: say(condition, 'It begins to spread once this holds'),
        areas: say(list(ref('area')), 'Default: all').optional(),
        reach: say(z.number().min(0).max(1), 'Share of households it can reach at all'),
        broadcast: say(z.number().min(0).max(100), 'Rate at which it reaches them, an hour'),
        contagion: say(z.number().min(0).max(100), 'Rate at which those reached tell others, an hour').optional(),
      }),
      50,
    ),
    'Ways of warning 预警渠道',
  ).optional(),
  response: say(
    z.strictObject({
      general: share('Leave at a warning to all; default 0.45'),
      personal: share('Leave when called; default 0.9'),
      refuse: share('Refuse when called; default 0.03'),
      stubborn: share('Refuse with the police at the door; default 0.005'),
      ready: say(duration, 'Mean time to get ready; default 00:45').optional(),
      returning: share('Go back early where nothing bars it; default 0.02'),
      callsAnHour: say(z.number().positive().max(1_000), 'Rows that one person calls; default 6').optional(),
      doorsAnHour: say(z.number().positive().max(1_000), 'Doors that one person sees; default 8').optional(),
      indoors: say(z.number().min(6).max(17), 'Force from which nobody is moved; default 10').optional(),
    }),
    'How people answer 公众反应',
  ).optional(),
  provenance: provenance.optional(),
});

const rosterSchema = z.strictObject({
  shift: say(duration, 'A watch lasts 班次; default 24:00').optional(),
  handover: say(time, 'When watches first relieve each other'),
  within: say(duration, 'Whom a level calls for is in by so long after; default 00:45 到岗时限').optional(),
  consult: say(
    z.strictObject({
      IV: duration.optional(),
      III: duration.optional(),
      II: duration.optional(),
      I: duration.optional(),
    }),
    'Between two consultations by level 会商频次; default 12:00, 06:00, 03:00, 02:00',
  ).optional(),
  grace: say(duration, 'A consultation is missed so long after it was due; default 00:30').optional(),
  posts: say(
    list(
      z.strictObject({
        post: ref('post'),
        crews: say(list(text, 20), 'Watches in the order in which they relieve each other'),
        leaders: say(
          z.strictObject({ IV: text.optional(), III: text.optional(), II: text.optional(), I: text.optional() }),
          'Who must be there at each level 带班领导',
        ),
      }),
      1_000,
    ),
    'Posts that keep a roster',
  ),
});
const prepositionSchema = z.strictObject({
  by: say(time, 'When forces are to stand ready; they are counted then'),
  within: say(duration, 'A team that reaches a site in this time covers it; default 00:20').optional(),
  sites: say(
    list(
      z.strictObject({
        site: ref('site'),
        kinds: say(list(z.enum(TEAM_KINDS), 30), 'Kinds of team that are of use there'),
      }),
      500,
    ),
    'Key sites 重点部位',
  ),
});

const amounts = z.partialRecord(z.enum(GOODS), z.int().min(0).max(10_000_000));
const supportSchema = z.strictObject({
  depots: say(
    list(
      z.strictObject({
        id,
        name: text,
        site: say(ref('site'), 'From where it is delivered'),
        stocks: say(amounts, 'diesel in litres; sandbags, filter-sets, suits, air (breathing sets), boats by number'),
        provenance: provenance.optional(),
      }),
      200,
    ),
    'Depots that all teams share 物资仓库',
  ),
});

const device = z.strictObject({
  id: say(id, 'A device that a hazard names: a pump, a gate, a sandbag line …'),
  name: text.optional(),
  site: ref('site').optional(),
  when: say(condition, 'It is set to `to` while this holds'),
  to: say(z.number().min(0), "In its kind's unit: pump m³/s, line m, all others a share 0–1").optional(),
  trucks: say(
    list(z.number().positive().max(20_000), 200),
    'Of a pump, instead of `to`: what its trucks are rated at, m³/h; three quarters of it are lifted 泵车额定排量',
  ).optional(),
  otherwise: say(z.number().min(0), 'Set to this while `when` does not hold; default: stays as it is').optional(),
  begins: say(z.number().min(0), 'What it counts as before it is first set; default `otherwise`, or 0').optional(),
  rate: say(z.number().positive(), 'Change an hour; default: at once').optional(),
  rise: say(
    duration,
    'Time to rise from its least to its most, instead of `rate`: a pump truck takes 15 min 达到额定',
  ).optional(),
  fall: say(duration, 'Time to fall from its most to its least: a hole that is being plugged').optional(),
});

const site = z.strictObject({
  id,
  name: text,
  at: lonLat,
  exposure: say(z.enum(['sea', 'open', 'urban']), 'What stands around it; default open').optional(),
  stand: say(
    lonLat,
    'Where whoever is there stands, within a kilometre: beside an underpass, a pit, a well; default at it 站位',
  ).optional(),
  provenance: provenance.optional(),
});

const post = z.strictObject({
  id,
  level: say(z.enum(POST_LEVELS), '市 区 镇（街道） 村'),
  of: ref('the post of the level above that it belongs to').optional(),
  name: text.optional(),
  site: ref('site').optional(),
});

const team = z.strictObject({
  id,
  kind: z.enum(TEAM_KINDS),
  name: text,
  people: z.int().min(1).max(100_000),
  base: ref('site'),
  post: ref('post'),
  mode: say(
    z.enum(['simulated', 'tabletop', 'field']),
    'simulated 模拟 (default), tabletop 桌面, field 实兵',
  ).optional(),
  command: say(z.enum(['order', 'request']), 'order 指令 (default), request 协调商请').optional(),
  mobilise: duration.optional(),
  speed: say(z.number().positive().max(600), 'km/h; default of its kind').optional(),
  seats: say(z.int().min(1).max(100_000), 'Seats for people it moves 运力').optional(),
  shifts: say(z.int().min(1).max(4), 'Shifts that take turns every 8 h 轮班; default 1').optional(),
  carries: say(amounts, 'What it has with it 随队物资').optional(),
  wears: say(
    z.enum(SUIT_LEVELS),
    'Protective clothing of all its people in gas 防护等级: A gas-tight, B against splashes, both with air of their own; C with a filter',
  ).optional(),
  equipment: list(z.strictObject({ name: text, count: z.int().min(1).max(1_000_000) })).optional(),
  provenance: provenance.optional(),
});

const seat = z.strictObject({
  id,
  role: z
    .enum(['director', 'controller', 'evaluator', 'safety-officer', 'observer', 'post', 'desk', 'team-leader'])
    .optional(),
  desk: say(z.enum(MEMBER_DESKS), 'Whose desk it is at a headquarters 成员单位').optional(),
  post: say(ref('post'), 'The headquarters where it has its desk').optional(),
  plan: ref('plan').optional(),
  skill: say(
    z.strictObject({ delay: duration.optional(), error: z.number().min(0).max(1).optional() }),
    'How long the automatic seat takes to act, and how often it errs (0 to 1)',
  ).optional(),
  handling: say(duration, 'Time in the room that a person in the seat has to answer; default 00:02').optional(),
});

const orderShape = z.strictObject({
  to: ref('team'),
  task: z.enum(TASKS),
  at: ref('site'),
  within: duration.optional(),
  work: say(duration, 'Length of the work; default of the kind of team').optional(),
  exercise: ref('exercise').optional(),
  // biome-ignore lint/suspicious/noThenProperty: the word of the format; nobody awaits a schema.
  then: say(z.enum(['return', 'stay']), 'After the work; default return').optional(),
  channel: say(ref('channel'), 'Tried first; default as `chain` says').optional(),
});
const rule = z
  .strictObject({
    id,
    when: condition,
    after: duration.optional(),
    order: say(orderShape, 'Order to a team 指令').optional(),
    request: say(orderShape, 'Request to a team of others 协调商请').optional(),
    ask: say(
      z.strictObject({
        to: ref('post'),
        task: z.enum(TASKS),
        at: ref('site'),
        team: say(ref('team'), 'The team that is asked for; default any').optional(),
        within: duration.optional(),
        channel: ref('channel').optional(),
      }),
      'Ask the headquarters above for a team 请求支援',
    ).optional(),
    level: say(z.enum(LEVELS), "The post's own response level 响应级别").optional(),
    measure: say(z.enum(MEASURES), 'Decided by the post itself 措施').optional(),
    exercise: say(ref('exercise'), 'The exercise that a measure belongs to').optional(),
    basis: say(text, 'On what ground 依据').optional(),
    text: say(text, 'What it demands, in words 要求').optional(),
    only: say(list(ref('variant'), 50), 'Followed only in these variants of the plans').optional(),
  })
  .meta({ oneOf: ['order', 'request', 'ask', 'level', 'measure'].map((key) => ({ required: [key] })) });
const plan = z.strictObject({
  id,
  basis: say(text, 'The ground of its orders that do not say their own 依据').optional(),
  rules: list(rule),
});

const exercise = z.strictObject({
  id,
  kind: say(z.enum(EXERCISE_KINDS), 'Default: the id, when it is a kind').optional(),
  name: say(text, 'Default: the word for its kind').optional(),
  site: ref('site'),
  trigger: condition,
  lead: ref('post'),
  teams: say(list(ref('team')), 'The first leads on site'),
  window: say(z.strictObject({ from: time, to: time }), 'Default: StartEx to EndEx').optional(),
  atEach: say(
    list(z.strictObject({ task: z.enum(TASKS), sites: list(ref('site')) })),
    'Work that counts as done only when it is done at each of these sites 逐点完成; else at each where it is ordered before it is done',
  ).optional(),
});

const finding = z.strictObject({
  by: z.enum(FINDINGS),
  seat: say(ref('seat'), 'Who learns of it'),
  after: say(
    duration,
    'So long after it has occurred, half as long to one and a half times by the seed; default 00:05',
  ).optional(),
  every: say(
    duration,
    'Between two looks, rounds or pictures; the first comes within one by the seed; default 00:10',
  ).optional(),
  when: say(condition, 'A look sees it only while this holds: the camera works, the patrol is there').optional(),
});

const incident = z
  .strictObject({
    id,
    kind: z.enum(INCIDENT_KINDS),
    name: text,
    site: ref('site'),
    at: time.optional(),
    when: condition.optional(),
    until: say(condition, 'The incident is over when this first holds').optional(),
    found: say(
      list(finding),
      'How it may be found 发现途径: whichever comes first; nobody knows of it before',
    ).optional(),
    acted: say(
      condition,
      'Something is first done about it 先期处置; default a team begins work at its site',
    ).optional(),
    size: say(
      z.strictObject({ of: say(condition, 'A number'), unit: text }),
      'How great it is, told when it is found, first acted on and over 险情规模',
    ).optional(),
  })
  .meta({ oneOf: ['at', 'when'].map((key) => ({ required: [key] })) });

const asset = z.strictObject({
  id,
  kind: say(z.enum(ASSET_KINDS), 'What it is, and so what it withstands'),
  name: text,
  site: ref('site'),
  gust: say(z.number().positive().max(150), 'Gust that brings it down, m/s; default by kind').optional(),
  depth: say(z.number().positive().max(50), 'Water over the ground that stops it, m; default by kind').optional(),
  spread: say(z.number().min(0).max(1), 'Spread of these, as a share; default by kind, 0 exactly').optional(),
  needs: say(list(ref('asset')), 'It works while one of these does').optional(),
  backup: say(duration, 'It works so long without them; default 00:00').optional(),
  serves: say(list(ref('site')), 'Sites that have power from it').optional(),
  road: say(ref('road'), 'While it is down it lies on this road, at its site').optional(),
  back: say(condition, 'It works again once this holds and wind and water have gone down').optional(),
  provenance: provenance.optional(),
});

const expected = z.strictObject({
  id,
  name: text.optional(),
  action: condition,
  within: duration,
  otherwise: ref('parked inject that a missed action arms').optional(),
});
const inject = z
  .strictObject({
    id,
    title: text.optional(),
    text,
    from: ref('voice or seat'),
    to: list(ref('seat')),
    type: z.enum(['contextual', 'scripted', 'contingency', 'adaptive', 'administrative']).optional(),
    by: z.enum(['phone', 'radio', 'network', 'written', 'verbal', 'messenger']).optional(),
    site: ref('site').optional(),
    exercise: ref('exercise').optional(),
    at: time.optional(),
    when: condition.optional(),
    after: z
      .strictObject({
        inject: ref('inject'),
        state: z.enum(['released', 'acknowledged', 'complete', 'expired']).optional(),
        delay: duration.optional(),
      })
      .optional(),
    parked: say(z.boolean(), 'Kept ready 备用: fired by hand, or by a missed action').optional(),
    release: say(z.enum(['auto', 'manual']), 'manual waits for a controller').optional(),
    expects: list(expected, 100).optional(),
    note: text.optional(),
  })
  .meta({ oneOf: ['at', 'when', 'after', 'parked'].map((key) => ({ required: [key] })) });

const markWork = z.strictObject({ site: ref('site'), task: z.enum(TASKS), from: time, to: time });

const objective = z.strictObject({
  id,
  exercise: ref('exercise').optional(),
  target: text,
  measure: say(condition, 'A number (met when ≤ limit), or a yes or no (met when it holds by `by`)'),
  limit: z.number().optional(),
  hard: say(z.boolean(), 'Missing it fails the drill; default false').optional(),
  teams: list(ref('team')).optional(),
  work: say(
    z.union([markWork, list(markWork, 50)]),
    'Where and when the work it needs is done, one place or a list: held against the wind',
  ).optional(),
  by: say(time, 'Latest time for a yes or no; default EndEx').optional(),
  provenance: provenance.optional(),
});

const segment = z.strictObject({
  act: text.optional(),
  from: time,
  to: time,
  mode: say(pattern(/^(?:(?:live|compress) \d{1,4}(?:\.\d{1,3})?|jump)$/, 'mode-form'), 'live n, compress n, or jump'),
  answerSpeed: say(z.number().positive().max(1800), 'Speed while a manned seat owes an answer; default 5').optional(),
  narration: text.optional(),
});
const showing = z.strictObject({
  id,
  name: text.optional(),
  length: say(duration, 'Time in the room, with room for answers; default as its segments come to').optional(),
  segments: z.array(segment).min(1).max(MOST_WITHIN),
});

const channel = z.strictObject({
  id,
  name: text,
  delay: say(duration, 'From sending to arriving; default 00:01').optional(),
  loss: say(
    z.number().min(0).max(0.99),
    'Share of messages that get lost and must be sent again; default 0',
  ).optional(),
  works: say(condition, 'It carries messages while this holds; default always').optional(),
  seats: say(list(ref('seat')), 'Who has it; default everybody').optional(),
  range: say(z.number().positive().max(20_000), 'It carries so many km; default any distance').optional(),
  speed: say(
    z.number().positive().max(1000),
    'Somebody carries it: the way, at so many km/h, comes on top of the delay',
  ).optional(),
});

const figure = z.strictObject({
  id,
  name: text,
  of: say(condition, 'A number: what it really is'),
  unit: text,
  tolerance: say(
    z.number().min(0).max(1),
    'Two figures agree within this share of the greater; default 0.1',
  ).optional(),
  fresh: say(
    duration,
    'Two figures are held against each other when looked at within this of each other; default 00:30',
  ).optional(),
  provenance: provenance.optional(),
});

const reportRule = z.strictObject({
  id,
  about: text,
  when: say(condition, 'Owed once this holds'),
  from: ref('seat'),
  to: ref('seat'),
  within: say(duration, 'From being owed to arriving 时限'),
  prepare: say(duration, 'What an automatic seat needs to write it; default 00:10').optional(),
  fields: say(list(z.enum(REPORT_FIELDS)), 'What it must say; default the eleven of a first report 首报').optional(),
  by: say(list(ref('channel')), 'Channels in the order in which they are tried; default all').optional(),
  every: say(duration, 'Owed again so long after it was sent 续报').optional(),
  until: say(condition, 'No more is owed once this holds').optional(),
  site: ref('site').optional(),
  exercise: ref('exercise').optional(),
  figures: say(list(ref('figure')), 'Figures that it says, looked at when it is owed 数据口径').optional(),
  over: say(
    z.strictObject({ to: ref('seat'), after: duration }),
    'Waiting so long for a channel, it goes past its receiver to this one 越级上报',
  ).optional(),
});

const variant = z.strictObject({
  id,
  name: text,
  pace: say(z.number().min(0.1).max(100), 'Automatic seats take so many times as long; default 1').optional(),
  without: say(list(ref('plan rule')), 'Rules that nobody follows').optional(),
});

/** The lists at the top of the file, by the shape of their entries. */
export const sections = {
  hazards: hazardShape,
  devices: device,
  sites: site,
  posts: post,
  teams: team,
  seats: seat,
  plans: plan,
  variants: variant,
  exercises: exercise,
  voices: id,
  incidents: incident,
  assets: asset,
  channels: channel,
  figures: figure,
  reports: reportRule,
  injects: inject,
  objectives: objective,
  showings: showing,
} as const;
export type SectionName = keyof typeof sections;
export const SECTIONS = Object.keys(sections) as SectionName[];
export type AuthorEntry<S extends SectionName> = z.infer<(typeof sections)[S]>;
export type AuthorMeta = z.infer<typeof metaSchema>;
export type AuthorMap = z.infer<typeof mapSchema>;
export type AuthorText = z.infer<typeof text>;
export type AuthorRoads = z.infer<typeof roadsSchema>;
export type AuthorHouseholds = z.infer<typeof householdsSchema>;
const bulletinsSchema = z.strictObject({
  from: ref('voice or seat'),
  every: say(duration, 'Between two bulletins; default 06:00').optional(),
  near: say(duration, 'The same from 48 h before landfall on; default 03:00').optional(),
  track: say(
    z.tuple([z.number().min(0).max(2000), z.number().min(0).max(2000), z.number().min(0).max(2000)]),
    'Mean error of the track 24, 48 and 72 h ahead, km',
  ),
  rain: say(z.number().min(0).max(1), 'Spread of the rain foretold, share of it; default 0').optional(),
  rainFollows: say(
    z.boolean(),
    'The rain foretold is what the storm lets fall along the track foretold, its bands with it, not what will fall; default false 雨量按预报路径推算',
  ).optional(),
  tide: say(
    z.number().min(0).max(5),
    'Spread of the highest level foretold, m: bulletins say it, and the ranges of rain and tide 潮位预报误差',
  ).optional(),
  signals: say(z.boolean(), 'Signals 预警信号 follow the bulletins, not the storm; default false').optional(),
  throughout: say(
    z.boolean(),
    'Nobody knows the storm’s own course: signals of the sea, and when a held team goes on, follow the bulletins too; signals then defaults to true; default false',
  ).optional(),
  hold: say(
    z.int().min(1).max(8),
    'A signal that follows the bulletins is held until so many of them running, the latest among them, foretell less; it is never under what is measured; without it the latest alone lowers it 预警信号降级前须连续几次公报一致',
  ).optional(),
  alarms: say(
    list(
      z.strictObject({
        id,
        name: text,
        raised: say(condition, 'The alarm is raised once this holds'),
        warranted: say(condition, 'What came made it right, once this holds'),
        foreseen: say(condition, 'What was known when it was raised made it right'),
        within: say(duration, 'It must be borne out so soon; default 24:00').optional(),
        cost: say(z.number().min(0).max(100), 'Points that it costs where neither came nor was foreseen 空警代价'),
        moved: say(condition, 'A number: people whom it moved').optional(),
      }),
      200,
    ),
    'Alarms that may be raised in vain 空警',
  ).optional(),
});

/** How orders, requests and injects travel (指挥链). */
const chainSchema = z.strictObject({
  by: say(list(ref('channel')), 'Channels in the order in which they are tried; default all').optional(),
  acknowledge: say(
    duration,
    'Each link acknowledges within so long 叫应, or it is called again; default 00:10',
  ).optional(),
  receipts: say(
    z.literal('channel'),
    'Receipts of reports travel by channels and may be lost: without one in time a report is sent again 收悉回执; default: known at once',
  ).optional(),
  authority: say(
    list(
      z.strictObject({
        acts: say(list(z.enum([...MEASURES, ...LEVEL_ACTS, ...TASKS])), 'Measures, response levels and tasks'),
        by: say(list(ref('seat')), 'The only seats that may order them'),
      }),
    ),
    'Who may order what 审批权限; what is not named, every post may',
  ).optional(),
  terms: say(
    list(
      z.strictObject({
        to: say(list(ref('team')), 'Who is asked'),
        answer: say(duration, 'They answer so soon; default as their seat').optional(),
        declines: say(condition, 'They decline while this holds').optional(),
        because: z.enum(DECLINE_REASONS).optional(),
        later: say(duration, 'Busy, they offer to come so much later; default they come when they can').optional(),
      }),
    ),
    'How those answer that are asked and not ordered 协调商请',
  ).optional(),
  checks: say(
    list(
      z.strictObject({
        id,
        from: say(ref('post'), 'Who calls'),
        of: say(list(ref('seat')), 'Who is called'),
        at: say(list(time), 'When'),
        within: say(duration, 'They answer so soon; default 00:05').optional(),
      }),
    ),
    'Spot checks of who is on duty 查岗',
  ).optional(),
  parts: say(z.boolean(), 'Orders are looked at for their five parts 公文五要素; default false').optional(),
  first: say(
    list(ref('site')),
    'Where several ask one headquarters for one team: sites that go before others',
  ).optional(),
  patience: say(duration, 'What no channel carries for so long is given up; default 01:00').optional(),
});

export type AuthorChain = z.infer<typeof chainSchema>;
export type AuthorBulletins = z.infer<typeof bulletinsSchema>;
export type AuthorSupport = z.infer<typeof supportSchema>;
export type AuthorRoster = z.infer<typeof rosterSchema>;
export type AuthorPreposition = z.infer<typeof prepositionSchema>;
export {
  bulletinsSchema,
  chainSchema,
  householdsSchema,
  mapSchema,
  prepositionSchema,
  roadsSchema,
  rosterSchema,
  supportSchema,
};

/** What carries figures, in the order of the format; meta, posts and voices only say who is who. `check --provenance` knows them all. */
export const FIGURED = [
  'map',
  'roads',
  'households',
  'preposition',
  'roster',
  'bulletins',
  'chain',
  'support',
  'hazards',
  'devices',
  'sites',
  'teams',
  'seats',
  'plans',
  'variants',
  'exercises',
  'incidents',
  'assets',
  'channels',
  'figures',
  'reports',
  'injects',
  'objectives',
  'showings',
] as const;
export type FiguredName = (typeof FIGURED)[number];

const provenanceSchema = z.strictObject(
  Object.fromEntries(FIGURED.map((section) => [section, provenance.optional()])) as {
    [S in FiguredName]: z.ZodOptional<typeof provenance>;
  },
);

export type AuthorProvenance = z.infer<typeof provenance>;
export type AuthorDefaults = z.infer<typeof provenanceSchema>;
export { provenanceSchema };

const listed = <S extends SectionName>(name: S, what: string) => say(list(sections[name], MOST[name]), what);

/** The whole file. */
export const scenarioSchema = z
  .strictObject({
    landfall: say(z.literal(FORMAT), 'Version of this format 格式版本'),
    meta: metaSchema,
    provenance: say(
      provenanceSchema,
      'Where the figures of a section come from, for its entries that do not say 各节默认数据依据',
    ).optional(),
    map: mapSchema.optional(),
    roads: say(roadsSchema, 'Roads; without them teams go straight 道路').optional(),
    households: say(householdsSchema, 'People in danger areas 群众转移').optional(),
    roster: say(rosterSchema, 'Watches, leaders and consultations 值班值守与会商').optional(),
    preposition: say(prepositionSchema, 'Forces placed before the storm 力量预置').optional(),
    bulletins: say(
      bulletinsSchema,
      'How the storm is foretold; without them posts know what is to come 预报公报',
    ).optional(),
    chain: say(
      chainSchema,
      'How orders, requests and injects travel; without it they arrive at once 指挥链',
    ).optional(),
    support: say(
      supportSchema,
      'What keeps teams going; without it they neither tire to a stop nor run out 后勤保障',
    ).optional(),
    hazards: listed('hazards', 'Hazards 灾害').optional(),
    devices: listed('devices', 'What people set on hazards 装置').optional(),
    sites: listed('sites', 'Places 点位'),
    posts: listed('posts', 'Headquarters 指挥部'),
    teams: listed('teams', 'Teams 队伍'),
    seats: listed('seats', 'Roles that somebody may hold 席位').optional(),
    plans: listed('plans', 'What automatic seats follow 预案').optional(),
    variants: listed('variants', 'How well the plans are carried out 预案执行水平').optional(),
    exercises: listed('exercises', 'Exercises 科目'),
    voices: listed('voices', 'Who may speak in an inject without being a seat').optional(),
    incidents: listed('incidents', 'Incidents 险情').optional(),
    assets: listed('assets', 'Power, links, pumps, trees 设施').optional(),
    channels: listed('channels', 'How messages go 通信手段').optional(),
    figures: listed('figures', 'Figures that several seats report 数据口径').optional(),
    reports: listed('reports', 'Who owes whom a report, and when 信息报送').optional(),
    injects: listed('injects', 'The MSEL 导调计划').optional(),
    objectives: listed('objectives', 'Objectives and pass marks 目标').optional(),
    showings: listed('showings', 'How the hours become an afternoon 展演方案').optional(),
  })
  .meta({ title: 'Landfall scenario 情景' });

/** The JSON Schema of the file, for editors (`scenarios/schema.json`). */
export const jsonSchema = (): Record<string, unknown> => z.toJSONSchema(scenarioSchema, { io: 'input' });
