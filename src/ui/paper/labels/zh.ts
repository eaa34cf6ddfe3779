/** What stands on the printed picture of a drill, in Chinese: it comes with it, and not with the page. */
export const zh = {
  mark: '演练 EXERCISE',
  told: '{seat}所知，非全部情况',
  truth: '导调视角：真实情况，不得发给参演人员',
  at: '{time} · {local} · {landfall}',
  warnings: '预警',
  level: '响应',
  none: '无',
  exercises: { title: '科目', name: '科目', state: '状态', step: '进展', lead: '牵头' },
  teams: { title: '队伍', team: '队伍', people: '人数', state: '状态', place: '位置', task: '任务' },
  orders: { title: '在办指令与待报', who: '由 → 至', what: '内容', left: '余时', state: '状态' },
  people: { title: '群众转移', area: '危险区', all: '应转', moved: '已转', verified: '已核', left: '仍在' },
  log: { title: '近 {n} 条记录', time: '时间', line: '记录' },
} as const;

type Worded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Worded<T[K]> };
export type PaperLabels = Worded<typeof zh>;
