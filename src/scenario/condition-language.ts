/**
 * The words of a condition (design 6.2) as data: functions, what they take, what they answer. The checker reads nothing
 * else, and `docs/conditions.md` is made from it. Beyond it stand only literals, lists after `in`, and `! && || == != < <= >
 * >= + - * / in ?:`. The built page leaves the words of it out (`tools/schema-words.ts`).
 */
import {
  COLOURS,
  EXERCISE_STATES,
  FITNESS_STATES,
  GOODS,
  LEVELS,
  LINK_STATES,
  MEASURES,
  ORDER_STATES,
  OUTCOMES,
  PLAY_STATES,
  SAFETY_STATES,
  TASKS,
  TEAM_STATES,
  WARNING_FAMILIES,
} from '../log/names.ts';
import type { NounKey } from '../text/nouns.ts';
import type { Text } from '../text/words.ts';

/** Kinds of ids that a condition can name. */
export type Named =
  | 'hazard'
  | 'water'
  | 'receptor'
  | 'release'
  | 'drift'
  | 'search'
  | 'site'
  | 'post'
  | 'team'
  | 'exercise'
  | 'inject'
  | 'order'
  | 'incident'
  | 'asset'
  | 'road'
  | 'area'
  | 'shelter'
  | 'depot'
  | 'report';
export type ThingName =
  | 'team'
  | 'post'
  | 'exercise'
  | 'inject'
  | 'order'
  | 'incident'
  | 'asset'
  | 'road'
  | 'area'
  | 'shelter'
  | 'report'
  | 'dose'
  | 'release'
  | 'drift'
  | 'search';

/**
 * What an expression is: a number; a time (drill ms, null until it has come; true once it has); a yes or no; a name out of a
 * closed list; a colour or level, compared by severity; a thing with fields and methods.
 */
export type Answer =
  | { readonly is: 'number'; readonly least: number; readonly most: number; readonly unit: string }
  | { readonly is: 'time' | 'yes' | 'colour' | 'level' }
  | { readonly is: 'name'; readonly names: readonly string[] }
  /** One of the milestones of the exercise asked. */
  | { readonly is: 'step' }
  | { readonly is: 'thing'; readonly thing: ThingName };

/** An argument; all are literals. `hours` are whole and at most so many as rain is kept. */
export type Parameter =
  | { readonly name: string; readonly takes: 'id'; readonly of: Named }
  | { readonly name: NounKey; readonly takes: 'one-of'; readonly names: readonly string[]; readonly optional?: true }
  | { readonly name: string; readonly takes: 'hours' | 'drill-time'; readonly optional: true }
  | { readonly name: string; readonly takes: 'time' | 'step' };

export interface FunctionWord {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly answer: Answer;
  /** Prefix of what it reads (`wind` of `wind:quay`); absent when it reads nothing itself. */
  readonly reads?: string;
  readonly doc: Text;
  readonly example: string;
}
export interface Member {
  readonly name: string;
  /** A method takes one argument. */
  readonly parameter?: Parameter;
  readonly answer: Answer;
  readonly doc: Text;
}

const id = (of: Named): Parameter => ({ name: of, takes: 'id', of });
const number = (unit: string, least: number, most: number): Answer => ({ is: 'number', unit, least, most });
const names = (list: readonly string[]): Answer => ({ is: 'name', names: list });
const thing = (name: ThingName): Answer => ({ is: 'thing', thing: name });
const people: Answer = number('people', 0, 100_000_000);
const kilograms: Answer = number('kg', 0, 100_000_000);
const minutes: Answer = number('min', 0, 600_000);
const time: Answer = { is: 'time' };
const yes: Answer = { is: 'yes' };
const amount: Answer = number('pieces or l', 0, 100_000_000);
const goods: Parameter = { name: 'goods', takes: 'one-of', names: GOODS };
/** What tells the minutes since a time. */
const since: { readonly parameters: readonly Parameter[]; readonly answer: Answer } = {
  parameters: [{ name: 'since', takes: 'drill-time', optional: true }],
  answer: number('min', -600_000, 600_000),
};
const words = (zh: string, en: string): Text => ({ zh, en });
const member = (name: string, answer: Answer, zh: string, en: string, parameter?: Parameter): Member => ({
  name,
  answer,
  doc: { zh, en },
  ...(parameter ? { parameter } : {}),
});

/** Longest span that `rain` adds up, hours. */
export const LONGEST_RAIN = 72;

export const FUNCTIONS: readonly FunctionWord[] = [
  {
    name: 'warning',
    parameters: [id('hazard'), { name: 'family', takes: 'one-of', names: WARNING_FAMILIES, optional: true }],
    answer: { is: 'colour' },
    reads: 'warning',
    doc: words(
      '该灾害现行预警信号的颜色：台风（默认）、暴雨，或海面的风暴潮、海浪',
      'Colour of the warning in force for the hazard: typhoon (default), rainstorm, or of a sea, surge or wave',
    ),
    example: "warning('storm') >= 'orange'",
  },
  {
    name: 'level',
    parameters: [id('post')],
    answer: { is: 'level' },
    reads: 'level',
    doc: words('指挥部的应急响应级别', 'Response level of the post'),
    example: "level('city') >= 'II'",
  },
  {
    name: 'wind',
    parameters: [id('site')],
    answer: number('m/s', 0, 120),
    reads: 'wind',
    doc: words('点位平均风速', 'Mean wind at the site'),
    example: "wind('quay') >= 17.2",
  },
  {
    name: 'gust',
    parameters: [id('site')],
    answer: number('m/s', 0, 200),
    reads: 'wind',
    doc: words('点位 3 秒阵风', 'Three-second gust at the site'),
    example: "gust('quay') >= 24.5",
  },
  {
    name: 'foreseen',
    parameters: [id('site'), { name: 'hours', takes: 'hours', optional: true }],
    answer: number('Bft', 0, 17),
    reads: 'foreseen',
    doc: words(
      '按最新公报，今后若干小时（默认 24）内点位平均风力最大几级；每期公报重算',
      'Highest mean Beaufort force at the site in the next hours (default 24), as the latest bulletin has it; found anew with each bulletin',
    ),
    example: "foreseen('quay', 24) >= 12",
  },
  {
    name: 'rain',
    parameters: [id('site'), { name: 'hours', takes: 'hours', optional: true }],
    answer: number('mm/h, mm', 0, 3_000),
    reads: 'rain',
    doc: words(
      '点位当前雨强（mm/h）；给出小时数时为该时段累计雨量（mm）',
      'Rain at the site now, mm/h; with hours, what fell in them, mm',
    ),
    example: "rain('quay', 3) >= 50",
  },
  {
    name: 'depth',
    parameters: [id('site')],
    answer: number('m', 0, 100),
    reads: 'depth',
    doc: words('点位积水深度', 'Water over the ground at the site'),
    example: "depth('quay') >= 0.3",
  },
  {
    name: 'deepest',
    parameters: [id('site')],
    answer: number('m', 0, 100),
    reads: 'depth',
    doc: words('点位至此的最大积水深度', 'The most water over the ground at the site so far'),
    example: "deepest('quay') < 0.5",
  },
  {
    name: 'speed',
    parameters: [id('site')],
    answer: number('m/s', 0, 100),
    reads: 'depth',
    doc: words('点位积水流速', 'Speed of the water over the ground at the site'),
    example: "depth('quay') * speed('quay') >= 0.4",
  },
  {
    name: 'flooded',
    parameters: [id('site')],
    answer: time,
    reads: 'depth',
    doc: words('点位首次积水达 5 厘米的时间（来水时间）', 'When water first stood 5 cm deep at the site'),
    example: "minutes(flooded('quay'), order('place-pumps').done) <= 60",
  },
  {
    name: 'tide',
    parameters: [id('site')],
    answer: number('m', -20, 20),
    reads: 'tide',
    doc: words('点位天文潮位（相对平均海平面）', 'Astronomical tide at the site, above mean sea level'),
    example: "tide('quay') >= 1.5",
  },
  {
    name: 'surge',
    parameters: [id('site')],
    answer: number('m', -20, 20),
    reads: 'tide',
    doc: words('点位风暴增水', 'Storm surge at the site, on the tide'),
    example: "surge('quay') >= 1",
  },
  {
    name: 'wave',
    parameters: [id('site')],
    answer: number('m', 0, 40),
    reads: 'wave',
    doc: words('点位有效波高', 'Significant wave height at the site'),
    example: "wave('quay') >= 2.5",
  },
  {
    name: 'concentration',
    parameters: [id('site')],
    answer: number('ppm', 0, 1_000_000),
    reads: 'concentration',
    doc: words('点位空气中毒物的体积浓度', 'Gas in the air at the site, by volume'),
    example: "concentration('quay') >= 52",
  },
  {
    name: 'stage',
    parameters: [id('water')],
    answer: number('m', -100, 10_000),
    reads: 'water',
    doc: words('水库、河段或海岸点的水位', 'Level of a reservoir, a river reach or a coast point'),
    example: "stage('upper-reach') >= 13.5",
  },
  {
    name: 'flow',
    parameters: [id('water')],
    answer: number('m³/s', 0, 1_000_000),
    reads: 'water',
    doc: words('水库下泄或河段的流量', 'Discharge of a reservoir or of a river reach'),
    example: "flow('upper-reach') >= 500",
  },
  {
    name: 'dose',
    parameters: [id('receptor')],
    answer: thing('dose'),
    reads: 'dose',
    doc: words(
      '泄漏受体至此的接触剂量；泄漏写有 follow 时，还有队伍与危险区',
      'What a receptor of a release has taken in so far; with `follow`, a team or a danger area too',
    ),
    example: "dose('school').aegl2 >= 10",
  },
  {
    name: 'release',
    parameters: [id('release')],
    answer: thing('release'),
    reads: 'release',
    doc: words('泄漏物的去向（质量）', 'Where the kilograms of a release are'),
    example: "release('tank').sea >= 1",
  },
  {
    name: 'drift',
    parameters: [id('drift')],
    answer: thing('drift'),
    reads: 'drift',
    doc: words('漂移物', 'Something adrift'),
    example: "drift('cargo').area >= 100",
  },
  {
    name: 'search',
    parameters: [id('search')],
    answer: thing('search'),
    reads: 'search',
    doc: words('对漂移物的搜寻；漂移物须写 search', 'The search for something adrift that has `search`'),
    example: "search('cargo').found",
  },
  {
    name: 'team',
    parameters: [id('team')],
    answer: thing('team'),
    reads: 'team',
    doc: words('队伍', 'A team'),
    example: "team('T01').at('quay')",
  },
  {
    name: 'post',
    parameters: [id('post')],
    answer: thing('post'),
    reads: 'level',
    doc: words('指挥部', 'A post'),
    example: "post('city').measure('stop-work')",
  },
  {
    name: 'exercise',
    parameters: [id('exercise')],
    answer: thing('exercise'),
    reads: 'exercise',
    doc: words('科目', 'An exercise'),
    example: "exercise('urban-flooding').state == 'underway'",
  },
  {
    name: 'inject',
    parameters: [id('inject')],
    answer: thing('inject'),
    reads: 'inject',
    doc: words('导调信息', 'An inject'),
    example: "inject('gale').acknowledged",
  },
  {
    name: 'order',
    parameters: [id('order')],
    answer: thing('order'),
    reads: 'order',
    doc: words(
      '指令：取预案规则的编号；由响应级别规则下达给区指挥部的，为“规则/指挥部”',
      "An order, by its plan rule's id; one that a level rule passes to a district is `rule/post`",
    ),
    example: "order('place-pumps').done",
  },
  {
    name: 'incident',
    parameters: [id('incident')],
    answer: thing('incident'),
    reads: 'incident',
    doc: words('险情', 'An incident'),
    example: "incident('leak').occurred",
  },
  {
    name: 'asset',
    parameters: [id('asset')],
    answer: thing('asset'),
    reads: 'asset',
    doc: words('设施：电力、通信、泵站、树木等', 'An asset: power, links, pumps, trees'),
    example: "asset('island-mast').working",
  },
  {
    name: 'road',
    parameters: [id('road')],
    answer: thing('road'),
    reads: 'road',
    doc: words('道路：路网文件中的一条线', 'A road: a line of the file that `roads` names'),
    example: "!road('quay-road').open",
  },
  {
    name: 'households',
    parameters: [id('area')],
    answer: thing('area'),
    reads: 'area',
    doc: words(
      "危险区内的人（人数，真实情况；预案在 known: reported 时按上报数）；'all' 为全部危险区",
      "The people of a danger area, as they really are, or to a plan with `known: reported` as reported; 'all' for all areas",
    ),
    example: "households('valley').missed == 0",
  },
  {
    name: 'shelter',
    parameters: [id('shelter')],
    answer: thing('shelter'),
    reads: 'shelter',
    doc: words('安置点', 'A shelter'),
    example: "shelter('school').people >= 200",
  },
  {
    name: 'report',
    parameters: [id('report')],
    answer: thing('report'),
    reads: 'report',
    doc: words('报送：取其规则的编号，指最近一次', 'A report, by the id of its rule: the latest that was owed'),
    example: "report('flood-first').received",
  },
  {
    name: 'power',
    parameters: [id('site')],
    answer: yes,
    reads: 'power',
    doc: words(
      '点位有电：为其供电的设施至少一个在用，或没有列出供电设施',
      'The site has power: one of the assets that serve it works, or none is said to',
    ),
    example: "!power('quay')",
  },
  {
    name: 'stock',
    parameters: [id('depot'), goods],
    answer: amount,
    reads: 'depot',
    doc: words('仓库现存物资数量（须写 support）', 'What a depot still holds; with `support`'),
    example: "stock('north', 'sandbags') < 9000",
  },
  {
    name: 'placed',
    parameters: [],
    answer: number('share', 0, 1),
    reads: 'placed',
    doc: words(
      '力量预置时限时，已覆盖的重点部位比例；未到时限无值',
      'Share of key sites covered when forces were to stand ready; no number before',
    ),
    example: 'placed() >= 0.8',
  },
  {
    name: 'elapsed',
    ...since,
    reads: 'clock',
    doc: words(
      '自演练开始（或自给定时刻）起的分钟数，未到时为负',
      'Minutes since StartEx, or since the time given: negative before it',
    ),
    example: "elapsed('L-06:00') >= 0",
  },
  {
    name: 'expected',
    ...since,
    reads: 'clock',
    doc: words(
      '自给定时刻（默认登陆）起的分钟数，L 按最新公报的预计登陆时刻计，登陆后按实际；无公报的情景同 elapsed，首期公报前无值',
      'Minutes since the time given (default landfall), with L as the latest bulletin lets one expect landfall, and the hour itself once it has come ashore; as elapsed where nothing is foretold; no number before the first bulletin',
    ),
    example: "expected('L-06:00') >= 0",
  },
  {
    name: 'minutes',
    parameters: [
      { name: 'from', takes: 'time' },
      { name: 'to', takes: 'time' },
    ],
    answer: number('min', -600_000, 600_000),
    doc: words(
      '两个时刻之间的分钟数；其一未到时无值',
      'Minutes from one time to another; no number while one has not come',
    ),
    example: "minutes(order('place-pumps').issued, team('T03').arrived('quay'))",
  },
];

export const MEMBERS: Readonly<Record<ThingName, readonly Member[]>> = {
  team: [
    member('state', names(TEAM_STATES), '状态', 'What it is doing'),
    member('safety', names(SAFETY_STATES), '安全状态', 'Inside its safety limits or holding'),
    member('link', names(LINK_STATES), '通信状态', 'Link'),
    member('fitness', names(FITNESS_STATES), '体力', 'Fitness'),
    member('task', names(TASKS), '当前任务', 'Present task; none compares as false'),
    member('working', yes, '正在作业', 'Is working'),
    member('holding', yes, '正在避险等待', 'Holds for safety'),
    member('low', yes, '燃油低于三成（须写 support）', 'Its fuel is down to 30 %; with `support`'),
    member(
      'lacks',
      names([...GOODS, 'rest', 'change']),
      '因缺何物停工；不缺则比较为假',
      'For want of what its work stands; none compares as false',
    ),
    member('stock', amount, '随队物资现存数量', 'What it has with it', goods),
    member(
      'endangered',
      yes,
      '徒步处于危险水流中；积水须写 follow',
      'Stands in dangerous water; with `follow` of a flood',
    ),
    member('at', yes, '此刻在该点位', 'Is at the site now', id('site')),
    member('arrived', time, '首次到达该点位', 'First arrival at the site', id('site')),
    member('done', time, '最近一次完成该任务', 'Last end of the task', { name: 'task', takes: 'one-of', names: TASKS }),
  ],
  post: [
    member('level', { is: 'level' }, '响应级别', 'Response level'),
    member('raised', time, '首次达到该级别', 'First time the level was reached', {
      name: 'level',
      takes: 'one-of',
      names: LEVELS,
    }),
    member('measure', time, '措施作出时间', 'When the measure was taken', {
      name: 'measure',
      takes: 'one-of',
      names: MEASURES,
    }),
    member('consulting', yes, '正在会商', 'Is in consultation'),
  ],
  exercise: [
    member('state', names(EXERCISE_STATES), '状态', 'State'),
    member('outcome', names(OUTCOMES), '结果', 'Outcome; none yet compares as false'),
    member('step', { is: 'step' }, '最近的节点', 'Latest milestone'),
    member('reached', time, '首次到达该节点', 'When the milestone was reached', { name: 'step', takes: 'step' }),
    member('armed', time, '待命时间', 'When it was armed'),
    member('underway', time, '触发时间', 'When it was triggered'),
    member('controlled', time, '控制时间', 'When it was controlled'),
    member('concluded', time, '结束时间', 'When it was concluded'),
  ],
  inject: [
    member('state', names(PLAY_STATES), '状态', 'State of play'),
    member('due', time, '到点时间', 'When it fell due'),
    member('released', time, '发布时间', 'When it was released'),
    member('delivered', time, '送达时间', 'When it was delivered'),
    member('acknowledged', time, '确认时间', 'When it was acknowledged'),
    member('responded', time, '首个响应时间', 'When it was answered'),
    member('completed', time, '完成时间', 'When all that it asks was done'),
  ],
  order: [
    member('state', names(ORDER_STATES), '状态', 'State'),
    member('issued', time, '下达时间', 'When it was issued'),
    member('acknowledged', time, '确认时间', 'When it was acknowledged'),
    member('done', time, '完成时间', 'When it was done'),
    member('overdue', time, '超时时间', 'When it fell overdue'),
    member('refused', time, '拒绝时间', 'When it was refused'),
    member('received', time, '送达时间（指令经通信手段传送时）', 'When it reached its receiver, where orders travel'),
    member(
      'answered',
      time,
      '下达者得知是否受领的时间（指令经通信手段传送时）',
      'When its giver was told whether it is taken on, where orders travel',
    ),
    member('unanswered', time, '首次无应答时间（叫应）', 'When it was first found unanswered'),
  ],
  asset: [
    member('working', yes, '在用', 'It works'),
    member('failed', time, '最近一次失效时间', 'When it last failed'),
    member('restored', time, '最近一次恢复时间', 'When it last came back'),
  ],
  area: [
    member(
      'endangered',
      yes,
      '区内人员处于危险水流中；积水须写 follow',
      'Its people stand in dangerous water; with `follow` of a flood',
    ),
    member('people', people, '实际在危险区的人数（开始时）', 'People really there at StartEx'),
    member('warned', people, '已得到预警的人数', 'People who have a warning'),
    member('moved', people, '已离开危险区的人数', 'People who have left the area'),
    member('sheltered', people, '已登记入住的人数', 'People written down in shelters'),
    member('verified', people, '已核实去向的人数', 'People in a verified state'),
    member('left', people, '仍在危险区且未核实的人数', 'People still in danger, in no verified state'),
    member('counted', yes, '时限已到', 'The deadline has come'),
    member('missed', people, '时限时遗漏的人数；未到时限无值', 'People missed at the deadline; no number before it'),
  ],
  report: [
    member('owed', time, '应报时间', 'When it was owed'),
    member('sent', time, '报出时间', 'When it was sent'),
    member('received', time, '收到时间', 'When it arrived'),
    member('late', time, '逾期时间', 'When its deadline passed without it'),
    member('escalated', time, '催报时间', 'When it was asked for'),
    member('missed', time, '漏报时间', 'When it was given up'),
    member('complete', yes, '要素齐全', 'It said all that it must'),
    member('right', yes, '所报数字与报送人当时所知相符', 'Its figures were what its sender knew then'),
  ],
  shelter: [
    member('opened', time, '开放时间', 'When it opened'),
    member('people', people, '到达人数', 'People who have come'),
    member('written', people, '已登记人数', 'People written down'),
  ],
  road: [
    member('open', yes, '全线可通行', 'No stretch of it is blocked'),
    member('blocked', time, '最近一次阻断时间', 'When it was last blocked'),
    member('reopened', time, '最近一次恢复通行时间', 'When it was last open again'),
  ],
  dose: [
    member('peak', number('ppm', 0, 1_000_000), '至此的最高浓度', 'The most in the air there so far'),
    member('load', number('ppmⁿ·min', 0, 1e15), '毒负荷；n 随物质', 'Toxic load; n is the substance’s'),
    ...(['aegl1', 'aegl2', 'aegl3'] as const).map((name, i) =>
      member(name, minutes, `达到或超过 AEGL-${i + 1} 的分钟数`, `Minutes at or above AEGL-${i + 1}`),
    ),
    ...([1, 2, 3] as const).map((level) =>
      member(
        `passed${level}`,
        time,
        `首次超过 AEGL-${level}（10、30、60 分钟）的时间；须写 follow`,
        `When AEGL-${level}, for ten minutes, half an hour or an hour, was first passed; with \`follow\``,
      ),
    ),
  ],
  release: [
    member('held', kilograms, '尚未泄出', 'Not yet leaked'),
    member('pool', kilograms, '地面液池', 'In the pool on the ground'),
    member('air', kilograms, '至此进入空气', 'Into the air so far'),
    member('drain', kilograms, '雨水口管道内', 'On its way in the storm drain'),
    member('sea', kilograms, '至此经雨水口入海', 'Into the sea by the storm drain so far'),
    member('reached', time, '首次入海时间；雨水口须写 wash', 'When it first reached the sea; with `wash` on its drain'),
  ],
  drift: [
    member(
      'area',
      number('km²', 0, 1e9),
      '应搜寻的范围（95 % 包络），未漂流时为 0',
      'Area to search, which holds 95 %; 0 while it is not adrift',
    ),
    member(
      'gone',
      number('km', 0, 20_100),
      '实际离最后已知位置的距离',
      'How far it really is from where it was last known',
    ),
    member('ashore', number('share', 0, 1), '可能位置中已上岸的比例', 'Share of where it may be that lies ashore'),
  ],
  search: [
    member(
      'poc',
      number('share', 0, 1),
      '最近一轮搜寻区域包含目标的概率（POC）',
      'Probability that the latest sortie’s area held it (POC)',
    ),
    member(
      'pod',
      number('share', 0, 1),
      '最近一轮的发现概率（POD）',
      'Probability that the latest sortie saw it if it was there (POD)',
    ),
    member(
      'pos',
      number('share', 0, 1),
      '至此的成功概率（POS）',
      'Probability that it would have been found by now (POS)',
    ),
    member(
      'alive',
      people,
      '此刻（或发现时）生还人数，真实情况',
      'People alive now, or when it was found, as it really is',
    ),
    member('found', time, '发现时间', 'When it was found'),
  ],
  incident: [
    member('occurred', time, '发生时间', 'When it occurred'),
    member('found', time, '发现时间；险情须写 found', 'When it was found; with `found` on the incident'),
    member('acted', time, '首次处置时间；险情须写 found', 'When something was first done about it; with `found`'),
    member('closed', time, '解除时间', 'When it was over'),
  ],
};

/** Scales of severity, mildest first. */
export const SCALES = { colour: COLOURS, level: LEVELS } as const;

export const functionWord = (name: string): FunctionWord | undefined => FUNCTIONS.find((word) => word.name === name);
