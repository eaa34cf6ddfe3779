/** The map's own words; the drill's are in `text/`, the page's in `ui/labels`. */
import type { Language } from '../../text/words.ts';
import type { Toggle } from './scene.ts';

export interface MapWords {
  readonly map: string;
  readonly loading: string;
  readonly lost: string;
  readonly toggle: Readonly<Record<Toggle, string>>;
  readonly layers: string;
  readonly layerPanel: string;
  /** `{layer}` */
  readonly opacity: string;
  readonly rain: string;
  /** What bulletins foretell: what its lines mean, `{n}` of the bulletin and `{time}` of its issue. */
  readonly cone: string;
  readonly coneKey: string;
  readonly bulletin: string;
  readonly works: string;
  readonly worksKey: string;
  readonly schematic: string;
  readonly wind: string;
  /** Water over the ground. */
  readonly water: string;
  /** Gas in the air; its classes, from the mildest; `{n}` minutes of exposure. */
  readonly plume: string;
  readonly aegl: readonly [string, string, string];
  readonly exposure: string;
  readonly zones: string;
  /** Of a figure that nobody has held against its source. */
  readonly unverified: string;
  readonly burns: string;
  /** `{n}` people still in danger, missed. */
  readonly left: string;
  readonly missed: string;
  /** What drifts; its dots, lines and cross. */
  readonly drift: string;
  readonly driftKey: readonly [dots: string, likely: string, most: string, truth: string];
  readonly force: string;
  /** `{time}` */
  readonly valid: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly measure: string;
  readonly swipe: string;
  readonly elevation: string;
  readonly depth: string;
  readonly calm: string;
  /** `{time}` */
  readonly landfall: string;
  /** `{n}` */
  readonly circle: string;
  /** `{compass}` `{km}` */
  readonly eyeAway: string;
  readonly eye: string;
  readonly towards: string;
  readonly grade: Readonly<Record<'TD' | 'TS' | 'STS' | 'TY' | 'STY' | 'SuperTY', string>>;
  readonly closed: string;
  /** Of an incident that headquarters do not know of; `{n}` minutes. */
  readonly unreported: string;
  readonly exercise: string;
  readonly credits: readonly string[];
  /** `{reason}` */
  readonly noData: string;
}

const zh: MapWords = {
  map: '态势图。拖动平移，滚轮缩放',
  loading: '正在绘制底图',
  lost: '显卡暂停了绘图，地图停在旧画面，恢复后自动重画；推演、看板和记录照常。长时间不恢复请重新载入此页',
  toggle: {
    water: '积水',
    plume: '毒气',
    drift: '漂移',
    people: '群众',
    wind: '风',
    teams: '队伍',
    incidents: '险情',
    sites: '点位',
    districts: '区界',
    labels: '注记',
    rain: '雨',
    cone: '预报锥',
    shelters: '安置点',
    works: '电力与链路',
    flow: '流速',
    sea: '潮位与浪',
    reservoirs: '水库',
    search: '搜寻航迹',
    homes: '户',
  },
  layers: '图层',
  layerPanel: '图层与不透明度',
  opacity: '{layer}不透明度',
  rain: '雨强',
  cone: '路径预报',
  coneKey: '虚线锥形 十次预报七次落在其内（误差为设定）',
  bulletin: '第 {n} 期 · {time}',
  works: '电力、链路',
  worksKey: '方框 在用　方框打叉 失效',
  schematic: '示意',
  wind: '平均风',
  water: '积水深度',
  plume: '毒气浓度',
  aegl: ['不适', '致残', '致命'],
  exposure: 'ppm · {n} 分钟',
  zones: '虚线 隔离、防护区（ERG，待核）',
  unverified: '待核',
  burns: '点线 爆炸下限及其半',
  left: '未转 {n} 人',
  missed: '遗漏 {n} 人',
  drift: '漂移预测',
  driftKey: ['可能位置', '50% 范围', '95% 范围', '真实位置'],
  force: '级',
  valid: '{time} 有效',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '看全图',
  measure: '测量与定位',
  swipe: '真实与已报对看',
  elevation: '高程',
  depth: '水下',
  calm: '静风',
  landfall: '登陆 L0 · {time}',
  circle: '{n}级风圈',
  eyeAway: '台风中心 {compass} {km} km',
  eye: '台风中心',
  towards: '向{compass}',
  grade: { TD: '热带低压', TS: '热带风暴', STS: '强热带风暴', TY: '台风', STY: '强台风', SuperTY: '超强台风' },
  closed: '已结束',
  unreported: '真实·未报 {n} 分',
  exercise: '演练 EXERCISE',
  credits: ['© OpenStreetMap contributors (ODbL) · GeoNames (CC BY)', '示意数据，仅供演练'],
  noData: '底图没有读到：{reason}。其余照常。',
};

const en: MapWords = {
  map: 'Situation map. Drag to pan, scroll to zoom',
  loading: 'Drawing the base map',
  lost: 'The graphics card has stopped drawing: the map shows an old picture and is drawn anew when it is back. Drill, boards and log go on. If it stays so, load this page again',
  toggle: {
    water: 'Water',
    plume: 'Gas',
    drift: 'Drift',
    people: 'People',
    wind: 'Wind',
    teams: 'Teams',
    incidents: 'Incidents',
    sites: 'Sites',
    districts: 'Districts',
    labels: 'Names',
    rain: 'Rain',
    cone: 'Forecast cone',
    shelters: 'Shelters',
    works: 'Power, links',
    flow: 'Water speed',
    sea: 'Tide and waves',
    reservoirs: 'Reservoirs',
    search: 'Search tracks',
    homes: 'Homes',
  },
  layers: 'Layers',
  layerPanel: 'Layers and opacity',
  opacity: 'Opacity of {layer}',
  rain: 'Rain',
  cone: 'Track forecast',
  coneKey: 'dashed cone: seven of ten such forecasts end in it (errors assumed)',
  bulletin: 'no. {n} · {time}',
  works: 'Power, links',
  worksKey: 'square works, crossed square is down',
  schematic: 'schematic',
  wind: 'Mean wind',
  water: 'Water depth',
  plume: 'Gas in the air',
  aegl: ['discomfort', 'disabling', 'lethal'],
  exposure: 'ppm · {n} min',
  zones: 'dashed isolation, protection (ERG, unverified)',
  unverified: 'unverified',
  burns: 'dotted LEL and half',
  left: '{n} to move',
  missed: '{n} missed',
  drift: 'Drift forecast',
  driftKey: ['may be here', '50 % of it', '95 % of it', 'really here'],
  force: 'Bft',
  valid: 'valid {time}',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  measure: 'Measure and go to',
  swipe: 'Truth beside what is reported',
  elevation: 'Elevation',
  depth: 'Below water',
  calm: 'calm',
  landfall: 'Landfall L0 · {time}',
  circle: 'Force {n}',
  eyeAway: 'Eye {compass} {km} km',
  eye: 'Eye of the storm',
  towards: 'to {compass}',
  grade: {
    TD: 'Tropical depression',
    TS: 'Tropical storm',
    STS: 'Severe tropical storm',
    TY: 'Typhoon',
    STY: 'Severe typhoon',
    SuperTY: 'Super typhoon',
  },
  closed: 'closed',
  unreported: 'true, unreported {n} min',
  exercise: '演练 EXERCISE',
  credits: ['© OpenStreetMap contributors (ODbL) · GeoNames (CC BY)', 'Schematic data, for exercise only'],
  noData: 'The base map could not be read: {reason}. Everything else works.',
};

const WORDS: Readonly<Record<Language, MapWords>> = { zh, en };
export const mapWords = (language: Language): MapWords => WORDS[language];
