/**
 * What can be wrong with a scenario, in words: a code, how much it matters, and a sentence in each language with `{values}`
 * in it. What is allowed and what was probably meant stand beside the sentence, not in it.
 */
import type { Text } from './words.ts';

interface Words extends Text {
  /** An error stops a run; a warning does not. */
  readonly severity?: 'warning';
}
const warning = (zh: string, en: string): Words => ({ severity: 'warning', zh, en });

const WORDS = {
  'file-missing': {
    zh: '情景文件夹内没有文件“{found}”（指向文件夹外的链接不读取）',
    en: 'the folder has no file "{found}" (links that lead outside it are not followed)',
  },
  'file-not-text': {
    zh: '文件“{found}”不是 UTF-8 文本，或大得无法读取',
    en: 'the file "{found}" is not UTF-8 text, or too large to be read',
  },
  'object-unseen': {
    zh: '没有“{found}”的扫视宽度，无法搜寻',
    en: 'no sweep width is known of "{found}": it cannot be searched for',
  },
  'device-unknown': { zh: '没有灾害带有装置“{found}”', en: 'no hazard has a device "{found}"' },
  'box-order': {
    zh: '范围应为 [西, 南, 东, 北]，西小于东、南小于北',
    en: 'a box is [west, south, east, north], west below east and south below north',
  },
  'domain-large': {
    zh: '计算域有 {found} 个网格，过多：请缩小范围或加大网格',
    en: 'the domain has {found} cells, too many: make it smaller or its cells larger',
  },
  'domain-off-terrain': {
    zh: '地形没有盖住整个计算域：{found}',
    en: 'the terrain does not cover the whole domain: {found}',
  },
  'domain-holes': warning(
    '计算域内有 {count} 个网格没有地形高程，水到不了那里，如同建筑；第一处：{found}。请补全地形，或确认本意如此',
    '{count} cells of the domain have no ground: no water gets there, as if they were buildings; the first is at {found}. Fill the terrain, or leave it if it is meant',
  ),
  'site-off-terrain': warning(
    '点位“{found}”处没有地形高程（在网格之外或无数据）：请扩大或补全地形，或更正位置',
    'there is no ground under the site "{found}" (off the terrain, or a gap in it): widen or fill the terrain, or correct the place',
  ),
  'stand-far': {
    zh: '站位离点位 {found} m，过远：写人员在该点位时所站之处',
    en: 'this lies {found} m from its site: write where those stand who are at the site',
  },
  'figure-map': {
    zh: '数值网格“{found}”无法采用：{detail}',
    en: 'the map of figures "{found}" cannot be used: {detail}',
  },
  'figure-range': {
    zh: '数值 {found} 超出范围，共有 {count} 格如此：请更正；无数据处写文件头的 NODATA_value',
    en: '{found} is out of range, as are {count} cells in all: correct them; where nothing is known write the NODATA_value of the header',
  },
  'figure-gaps': {
    zh: '计算域内有 {count} 个陆地网格没有数值，第一处：{found}。请扩大或补全该网格，或改写为一个数',
    en: 'the map has no value for {count} cells of the domain that are ground, the first at {found}: widen or fill it, or write one number',
  },
  'flood-part-outside': {
    zh: '该处在计算域“{domain}”之外，不会起任何作用：{found}。请更正位置或扩大范围',
    en: 'this lies outside the domain "{domain}" and would do nothing: {found}. Correct the place or widen the box',
  },
  'flood-part-cut': warning(
    '一部分在计算域之外，只有域内部分起作用：{found}',
    'a part of this lies outside the domain, and only the rest acts: {found}',
  ),
  'flood-part-dry': {
    zh: '{found} 处不会有水：{why}。请移到水能到达的地方',
    en: 'there can be no water at {found}: {why}. Move it to where water comes',
  },
  'depth-no-domain': {
    zh: '点位“{found}”（{place}）不在任何计算域内，其水深恒为 0：请扩大某个计算域的范围，或改用域内的点位',
    en: 'the site "{found}" ({place}) lies in no flood domain, so its water is always 0: widen the box of one, or ask for a site that lies in one',
  },
  'depth-dry': {
    zh: '点位“{found}”不会有积水：{why}。请移动点位，或改用邻近点位',
    en: 'there can be no water over the ground at the site "{found}": {why}. Move it, or ask for a site nearby',
  },
  'pump-large': {
    zh: '泵“{found}”每秒抽 {lift} m³，超过那里的水：最多积 {pond} m³，降雨、河流每秒最多来 {reach} m³，一分钟内即抽干，至多 {most} m³/s。请按实有泵车填写，如 trucks: [3000, 1500]（m³/h）',
    en: 'the pump "{found}" lifts {lift} m³/s, more than there is: {pond} m³ can stand there and rain and rivers bring {reach} m³/s at most, so {most} m³/s empty it within a minute. Write the pumps there really are, as trucks: [3000, 1500] in m³/h',
  },
  'pump-rim': warning(
    '泵“{found}”每秒抽 {lift} m³，多于能流到它那里的水：最多积 {pond} m³，每秒漫入 {reach} m³，一分钟内即抽干，至多 {most} m³/s。请按实有泵车填写，如 trucks: [3000, 1500]（m³/h）',
    'the pump "{found}" lifts {lift} m³/s, more than runs to it: {pond} m³ can stand there and {reach} m³/s come over the rim, so {most} m³/s empty it within a minute. Write the pumps there really are, as trucks: [3000, 1500] in m³/h',
  ),
  'patch-ring': { zh: '计算域互为上级，成了环：{found}', en: 'domains lie in each other in a ring: {found}' },
  'patch-own': {
    zh: '子域随上级域计算，不能另给“{found}”：请删去',
    en: 'a patch is computed as its parent is: leave "{found}" out',
  },
  'patch-scheme': {
    zh: '子域只用于 inertial 方程，“{found}”用的是 swe',
    en: 'patches go with the inertial scheme, and "{found}" is computed by swe',
  },
  'patch-ratio': {
    zh: '上级域的网格须是子域网格的整数倍：{found} m 不行',
    en: "the parent's cell must be a whole number of the patch's: {found} m is not",
  },
  'patch-outside': {
    zh: '子域须在上级域之内，四周至少留上级域一格：{found}',
    en: 'a patch must lie in its parent with a cell of that around it: {found}',
  },
  'patch-part': {
    zh: '该处在子域之外：{found}。请写在上级域中，它在子域里同样有效',
    en: 'this lies outside its patch: {found}. Write it under the parent, where it holds in the patch too',
  },
  'patch-touches': {
    zh: '子域“{found}”与“{other}”重叠或相接：其间至少留上级域一格',
    en: 'the patches "{found}" and "{other}" overlap or touch: leave a cell of their parent between',
  },
  'profile-order': {
    zh: '剖面的距离须由外海向岸递增：{found}',
    en: 'the distances of a profile must grow from the deep towards the shore: {found}',
  },
  'levels-order': { zh: '数值须逐个递增：{found}', en: 'these must grow from one to the next: {found}' },
  'roads-unreadable': { zh: '路网“{found}”无法读取：{detail}', en: 'the roads "{found}" cannot be read: {detail}' },
  'road-class': { zh: '道路等级“{found}”不在列', en: 'there is no class of road "{found}"' },
  'road-line': {
    zh: '“{found}”须是至少两点的 LineString，坐标为度',
    en: '"{found}" must be a LineString of two points or more, in degrees',
  },
  'road-id-twice': { zh: '道路编号“{found}”重复', en: 'two roads have the id "{found}"' },
  'roads-severed': {
    zh: '路网断成几块：从“{found}”到不了第一条路。请让线在端点相接，或加连接线、轮渡',
    en: 'the roads are in pieces: from "{found}" no way leads to the first. Let lines meet at their ends, or add a link or a ferry',
  },
  'site-no-road': {
    zh: '有队伍要驾车到“{found}”，附近却没有路：请加道路或轮渡',
    en: 'a team is to drive to "{found}" and no road comes near it: add a road or a ferry',
  },
  'report-to-self': { zh: '“{found}”向自己报送', en: '"{found}" owes itself a report' },
  'report-no-channel': {
    zh: '情景没有 channels，报送“{found}”无从送出：请至少列出一种通信手段',
    en: 'the scenario has no channels, so the report "{found}" cannot be sent: name at least one',
  },
  'desk-role': {
    zh: '“{found}”写了 desk 或 post，却不是成员单位席：请把 role 写成 desk',
    en: '"{found}" has `desk` or `post` and is no desk: let its role be desk',
  },
  'desk-post': {
    zh: '成员单位席“{found}”没有写明在哪个指挥部：请加 post',
    en: 'the desk "{found}" does not say at which headquarters: add `post`',
  },
  'rule-no-authority': {
    zh: '“{found}”所属指挥部及其上级均无权决定“{other}”：请在 chain.authority 中给它或其成员单位席授权',
    en: 'neither the post of "{found}" nor the one above may order "{other}": give it, or a desk there, the authority in chain.authority',
  },
  'chain-no-channel': {
    zh: '情景没有 channels，指令无从送达：请至少列出一种通信手段',
    en: 'the scenario has no channels, so no order can be sent: name at least one',
  },
  'bulletins-no-storm': warning('没有台风可供预报', 'there is no typhoon to foretell'),
  'site-no-team': warning(
    '没有队伍属于“{found}”所需的种类，谁也覆盖不到',
    'no team is of a kind that is of use at "{found}": nobody can cover it',
  ),
  'team-no-seats': warning(
    '“{found}”奉命转移群众，却没有座位：请在该队写明 seats',
    '"{found}" is ordered to move people and has no seats: give the team `seats`',
  ),
  'support-missing': {
    zh: '“{found}”写了 {key}，而情景没有 support：请写明 support 与仓库（可为空列表），否则无从起效',
    en: '"{found}" has {key}, but the scenario has no support: add it, with its depots (the list may be empty), or this does nothing',
  },
  'trucks-pump': {
    zh: '“{found}”不是泵：只有泵才写 trucks，其他装置写 to',
    en: '"{found}" is no pump: only a pump has trucks, other devices have `to`',
  },
  'depot-twice': { zh: '仓库编号“{found}”重复', en: 'two depots have the id "{found}"' },
  'supplies-short': warning(
    '“{found}”做 {task} 需要 {goods} {need}，随队与各仓库合计只有 {there}：这项工作无法开始',
    '"{found}" needs {need} {goods} for {task}; it and all depots together have {there}: the work can never begin',
  ),
  'team-twice': warning(
    '“{found}”在同一条件下同时接到两条指令（另一条是“{other}”）：请用 after 或条件排出先后',
    '"{found}" gets two orders at one moment (the other is "{other}"): let one wait by `after` or by its condition',
  ),
  'area-no-shelter': {
    zh: '危险区“{found}”没有安置点：请在 shelters 中列出至少一个',
    en: 'the danger area "{found}" has no shelter: name at least one under shelters',
  },
  'shelter-small': warning(
    '“{found}”的安置点容量 {room} 人，预计需要 {need} 人',
    'the shelters of "{found}" hold {room} people, and {need} will probably need them',
  ),
  'area-no-boat': warning(
    '“{found}”的住户既无道路也无轮渡可达，又没有向水上队伍下达去那里的指令：请加轮渡，或派船',
    'no road and no ferry reaches the homes of "{found}", and no team that moves by water is ordered there: add a ferry, or send a boat',
  ),
  'area-no-seats': warning(
    '没有任何队伍或包保力量以车辆从“{found}”转移群众：请在 teams 或 wardens 写明 seats，并下达 transport-people',
    'nobody moves people out of "{found}" in vehicles: give seats to a team that is ordered to transport-people there, or to its wardens',
  ),
  'asset-ring': { zh: '设施“{found}”依赖自身', en: 'the asset "{found}" needs itself in the end' },
  'river-ring': { zh: '水流成了环：{found}', en: 'the water runs in a ring: {found}' },
  'sill-crest': { zh: '槛高须低于顶高', en: 'a sill must lie below its crest' },
  terrain: { zh: '地形网格“{found}”无法读取：{detail}', en: 'the terrain grid "{found}" cannot be read: {detail}' },
  'path-outside': {
    zh: '“{found}”须是情景文件夹内的相对路径，用 / 分隔',
    en: '"{found}" must be a path inside the scenario folder, relative and with /',
  },
  'scenario-empty': { zh: '文件是空的', en: 'the file is empty' },
  'scenario-large': { zh: '文件过大（{found} 个字符）', en: 'the file is too large ({found} characters)' },
  'yaml-large': { zh: '内容过多', en: 'there is more in this file than is read' },
  'yaml-aliases': { zh: '别名（*）过多', en: 'too many aliases (*)' },
  'yaml-deep': { zh: '嵌套过深', en: 'nested too deep' },
  'yaml-syntax': { zh: 'YAML 有误：{detail}', en: 'not YAML: {detail}' },
  'yaml-root': { zh: '文件应由“键: 值”组成', en: 'the file must be made of "key: value"' },
  'yaml-tag': { zh: '不接受标签 {found}', en: 'the tag {found} is not accepted' },
  'yaml-key': { zh: '键“{found}”须为文字', en: 'the key "{found}" must be a text' },
  'yaml-key-forbidden': { zh: '不接受键“{found}”', en: 'the key "{found}" is not accepted' },
  'yaml-alias-unknown': { zh: '没有锚点 &{found}', en: 'there is no anchor &{found}' },
  'yaml-alias-bomb': { zh: '别名 *{found} 展开的内容过多', en: 'the alias *{found} unfolds to too much' },
  'key-twice': { zh: '键“{found}”重复', en: 'the key "{found}" stands twice' },
  'key-unknown': { zh: '没有“{found}”这个键', en: 'the key "{found}" is not known here' },
  'text-comma': {
    zh: '文字在逗号处断开，成了键“{found}”：{ } 内含逗号的文字请加引号',
    en: 'the comma ended the text, and "{found}" became a key: inside { } put a text with a comma in quotes',
  },
  'key-missing': { zh: '缺少“{key}”', en: '"{key}" is missing' },
  'too-many': { zh: '{what}过多', en: 'too many {what}' },
  'problems-more': { zh: '还有 {count} 个问题未列出', en: '{count} more problems are not listed' },

  'format-missing': { zh: '缺少格式版本', en: 'the version of the format is missing' },
  'format-wrong': { zh: '格式版本“{found}”无效', en: '"{found}" is no version of the format' },
  'format-newer': {
    zh: '此情景为格式 {found}，本程序最高读取格式 {known}，请使用更新的版本打开',
    en: 'this scenario is of format {found}, this build reads up to {known}: open it with a newer build',
  },

  'type-wrong': { zh: '此处应为{type}', en: 'this must be {type}' },
  'text-unquoted': { zh: '此处应为文字，请加引号："{found}"', en: 'this must be a text: put it in quotes, "{found}"' },
  'value-unknown': { zh: '“{found}”不是可选的值', en: '"{found}" is not one of the values' },
  'value-wrong': { zh: '“{found}”无效', en: '"{found}" is not valid here' },
  'text-length': { zh: '文字长度不符', en: 'the text is too short or too long' },
  'list-length': { zh: '列表长度不符', en: 'the list is too short or too long' },
  'number-range': { zh: '数值 {found} 超出范围', en: '{found} is out of range' },
  'id-form': {
    zh: '“{found}”不能作编号：以字母开头，由字母、数字组成，用 - 连接',
    en: '"{found}" cannot be an id: letters and digits joined by -, a letter first',
  },
  'time-form': {
    zh: '“{found}”不是演练时间，写作 T+hh:mm 或 L-hh:mm，例如 T+01:20、L-06:00',
    en: '"{found}" is not a drill time: write T+hh:mm or L-hh:mm, as T+01:20 or L-06:00',
  },
  'duration-form': {
    zh: '“{found}”不是时长，写作 hh:mm，例如 00:15',
    en: '"{found}" is not a duration: write hh:mm, as 00:15',
  },
  'end-form': { zh: '“{found}”须写作 T+hh:mm', en: '"{found}" must be written T+hh:mm' },
  'local-time-form': {
    zh: '“{found}”不是当地时间，写作 yyyy-mm-ddThh:mm',
    en: '"{found}" is not a local time: write yyyy-mm-ddThh:mm',
  },
  'offset-form': { zh: '“{found}”不是时差，写作 "+08:00"', en: '"{found}" is not an offset: write "+08:00"' },
  'mode-form': {
    zh: '“{found}”不是播放方式，写作 live 5、compress 20 或 jump',
    en: '"{found}" is not a mode: write live 5, compress 20 or jump',
  },
  'text-markup': {
    zh: '文字中有标记“{found}”：文字按原样显示，从不解释，请删去',
    en: 'there is markup in the text, "{found}": texts are shown as they are and never interpreted; take it out',
  },

  'time-before-start': { zh: '{found} 早于演练开始', en: '{found} is before StartEx' },
  'time-after-end': { zh: '{found} 晚于演练结束', en: '{found} is after EndEx' },
  'time-needs-landfall': {
    zh: '{found} 从登陆算起，但 meta 中没有 landfall',
    en: '{found} counts from landfall, but meta says no landfall',
  },
  'time-order': { zh: '结束须晚于开始', en: 'the end must come after the beginning' },
  'landfall-needed': {
    zh: '台风路径从登陆算起，meta 中须有 landfall',
    en: "a typhoon's track counts from landfall: meta must say it",
  },
  'id-twice': {
    zh: '编号“{found}”已用于第 {line} 行的{what}',
    en: 'the id "{found}" is taken by the {what} in line {line}',
  },
  'id-reserved': { zh: '编号“{found}”为系统保留', en: 'the id "{found}" is reserved' },
  'id-unknown': { zh: '没有编号为“{found}”的{what}', en: 'there is no {what} "{found}"' },
  'choose-one': { zh: '须且只能有其中一个', en: 'exactly one of these must be given' },
  'inject-cycle': { zh: '导调信息互相等待：{members}', en: 'these injects wait for each other: {members}' },
  'inject-deadlock': {
    zh: '这些导调信息互为条件，一条也不会发布：{members}；请为其中一条另定起因',
    en: 'each of these injects waits for the one before, so none ever comes: {members}; let one begin otherwise',
  },
  'inject-not-parked': { zh: '“{found}”须为备用（parked: true）', en: 'the inject "{found}" must be parked' },
  'post-of': {
    zh: '指挥部须用 of 指明所属的上一级指挥部：区属市、镇（街道）属区、村属镇（街道）',
    en: 'a post must say with "of" to which post of the level above it belongs: a district to a city, a town to a district, a village to a town',
  },
  'post-of-city': { zh: '市级指挥部没有上级指挥部', en: 'a city post belongs to none' },
  'kind-needed': {
    zh: '编号“{found}”不是科目种类，须写明 kind',
    en: 'the id "{found}" is not a kind of exercise: say its kind',
  },
  'role-needed': {
    zh: '席位“{found}”既非指挥部也非队伍，须写明 role',
    en: 'the seat "{found}" is neither post nor team: say its role',
  },
  'role-wrong': { zh: '席位“{found}”的角色与其编号不符', en: 'the role does not fit the seat "{found}"' },
  'rule-exercise': {
    zh: '只有 measure 规则才在此写 exercise',
    en: 'only a rule with a measure says its exercise here',
  },
  'plan-shared': {
    zh: '含有指令的预案“{found}”只能由一个席位使用，否则指令编号重复',
    en: 'the plan "{found}" gives orders: only one seat can follow it, as orders bear the names of their rules',
  },
  'figure-not-number': { zh: '口径 of 须是数值', en: 'what a figure is must be a number' },
  'roster-twice': { zh: '指挥部“{found}”的值班表写了两次', en: 'the post "{found}" has two rosters' },
  'roster-empty': { zh: '指挥部“{found}”的值班表没有班次', en: 'the roster of the post "{found}" has no watch' },
  'size-not-number': { zh: '规模、人数须是数值', en: 'a size, or a number of people, must be a number' },
  'objective-limit': { zh: '数值型 measure 须有 limit', en: 'a measure that is a number needs a limit' },
  'objective-no-limit': {
    zh: '是非型 measure 没有 limit，须在 by 之前成立',
    en: 'a measure that is a yes or no takes no limit: it must hold by "by"',
  },
  'mode-factor': { zh: '倍率须大于 0', en: 'the factor must be above 0' },
  series: { zh: '实测雨量有误：{detail}', en: 'the series: {detail}' },
  'factor-grid': {
    zh: '地形增雨系数网格“{found}”无法采用：{detail}',
    en: 'the grid of factors "{found}" cannot be used: {detail}',
  },
  track: { zh: '台风路径有误：{detail}', en: 'the track: {detail}' },
  'track-units': {
    zh: '路径最大风速 {found} m/s，如此气压至多 {most} m/s（Holland 1980）。是否写成了节？{found} 节为 {knots} m/s。否则请更正 pmin_hpa、penv_hpa',
    en: "the track's strongest wind is {found} m/s, and such a pressure drives {most} m/s at most (Holland 1980). Is it in knots? {found} kn are {knots} m/s. If not, correct pmin_hpa or penv_hpa",
  },

  'condition-long': { zh: '条件过长（{found} 个字符）', en: 'the condition is too long ({found} characters)' },
  'condition-deep': { zh: '条件嵌套过深', en: 'the condition is nested too deep' },
  'condition-syntax': { zh: '条件写法有误：{detail}', en: 'the condition cannot be read: {detail}' },
  'condition-forbidden': { zh: '条件中不能使用“{found}”', en: '"{found}" has no place in a condition' },
  'condition-null': {
    zh: '条件中没有 null：未到的时刻本身即为假',
    en: 'there is no null in a condition: a time that has not come is false',
  },
  'condition-function': { zh: '没有函数“{found}”', en: 'there is no function "{found}"' },
  'condition-arguments': { zh: '“{found}”的参数个数不符', en: 'the number of arguments of "{found}" is wrong' },
  'condition-literal': {
    zh: '此处须直接写出引号内的名称，而不是“{found}”',
    en: 'a name in quotes must stand here, not "{found}"',
  },
  'condition-field': { zh: '{what}没有“{found}”', en: 'a {what} has no "{found}"' },
  'condition-name': { zh: '没有名为“{found}”的{what}', en: 'there is no {what} "{found}"' },
  'condition-scale': { zh: '“{found}”不是{what}', en: '"{found}" is not a {what}' },
  'condition-not-yes': { zh: '“{found}”不是可以成立的条件', en: '"{found}" is not something that holds or does not' },
  'condition-types': { zh: '“{found}”两边不能这样比较', en: 'the two sides of "{found}" cannot be put together so' },
  'condition-number': { zh: '“{found}”不是数', en: '"{found}" is not a number' },
  'condition-time': { zh: '“{found}”不是时刻', en: '"{found}" is not a time' },
  'condition-time-sum': {
    zh: '时刻“{found}”不能加减，请用 minutes(…) 或 elapsed(…)',
    en: 'the time "{found}" cannot be reckoned with: use minutes(…) or elapsed(…)',
  },
  'condition-hours': { zh: '“{found}”须为整小时数', en: '"{found}" must be whole hours' },
  'condition-in': {
    zh: 'in 之后须为同类值的列表：{found}',
    en: 'after "in" stands a list of values of one kind: {found}',
  },

  'map-unreadable': {
    zh: '底图“{found}”不是 GeoJSON 或 TopoJSON',
    en: 'the map "{found}" is neither GeoJSON nor TopoJSON',
  },

  'site-off-map': warning('点位“{found}”不在底图范围内', 'the site "{found}" is outside the map'),
  'condition-never': warning('条件永远不会成立', 'the condition can never be true'),
  'team-on-foot': warning(
    '“{found}”走陆路，equipment 却是空列表，无车可乘：请列出车辆；按本类队伍的常备车辆则不写 equipment；步行则写 speed: 5（时速不超过 {max} 公里）',
    '"{found}" goes by road and its `equipment` is an empty list, so it has nothing to drive: list its vehicles, leave `equipment` out for what its kind usually drives, or say `speed: 5` (at most {max} km/h) if it goes on foot',
  ),
  'team-idle': warning(
    '没有任何指令、科目或导调信息用到队伍“{found}”',
    'nothing orders, names or tells the team "{found}"',
  ),
  'seat-no-plan': warning(
    '指挥部“{found}”主导科目“{exercise}”，但没有预案，自动运行时不会行动',
    'the post "{found}" leads "{exercise}" but has no plan: automatic, it does nothing',
  ),
  'plan-unused': warning('没有席位使用预案“{found}”', 'no seat follows the plan "{found}"'),
  'inject-to-nobody': warning('导调信息“{found}”没有接收席位', 'the inject "{found}" goes to nobody'),
  'injects-collide': warning(
    '“{found}”与“{other}”在同一分钟发给席位“{seat}”',
    '"{found}" and "{other}" reach the seat "{seat}" in the same minute',
  ),
  'inject-when-cycle': warning(
    '这些导调信息的条件互相引用：{members}',
    'these injects wait for each other by their conditions: {members}',
  ),
  'parked-unused': warning(
    '备用导调“{found}”没有行动引用，也没有 note 说明何时使用',
    'nothing arms the parked inject "{found}", and no note says when to fire it',
  ),
  'site-far': warning('点位“{found}”距台风路径 {km} 公里', 'the site "{found}" is {km} km from the storm'),
  'objective-window': warning(
    '目标“{found}”的时间不在科目“{exercise}”的时段内',
    'the times of the objective "{found}" lie outside those of its exercise "{exercise}"',
  ),
  'work-short': warning(
    '作业时段 {minutes} 分钟，短于{task}所需 {need} 分钟',
    'the work has {minutes} minutes, {task} takes {need}',
  ),
  'showing-gap': warning('与上一段之间缺 {minutes} 分钟', '{minutes} minutes are missing since the segment before'),
  'showing-overlap': warning('与上一段重叠', 'it overlaps the segment before'),
  'showing-end': warning('超出演练结束', 'it goes beyond EndEx'),
  'task-impossible': warning(
    '队伍“{team}”（{kind}）不能执行任务“{found}”',
    'the team "{team}" ({kind}) cannot do "{found}"',
  ),
  'request-needed': warning(
    '队伍“{found}”只能协调商请，应写 request',
    'the team "{found}" can only be asked: write request',
  ),
  'order-needed': warning('队伍“{found}”归本级指挥，应写 order', 'the team "{found}" is commanded: write order'),
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof WORDS;
export const PROBLEM_CODES = Object.keys(WORDS) as ProblemCode[];
/** What stands in the sentence; a text in the reader's language. */
export type ProblemValues = Readonly<Record<string, string | number | Text>>;

export const severityOf = (code: ProblemCode): 'error' | 'warning' => (WORDS[code] as Words).severity ?? 'error';

/** The sentence in both languages. */
export function problemText(code: ProblemCode, values: ProblemValues): Text {
  const words: Words = WORDS[code];
  return { zh: fill(words.zh, values, 'zh'), en: fill(words.en, values, 'en') };
}

function fill(sentence: string, values: ProblemValues, language: keyof Text): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined ? '' : typeof value === 'object' ? value[language] : `${value}`;
  });
}
