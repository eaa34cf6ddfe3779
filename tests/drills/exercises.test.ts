/** The eight exercises of the drill, each by the steps of its row in the doctrine: what must happen, and by when. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Measure } from '../../src/log/names.ts';
import { formatDrillTime, MINUTE } from '../../src/units/time.ts';
import { drillOf, type Run } from './drill.ts';

let drill: Run;
/** Of Chanzhi reservoir once the people below it have been moved, m. */
let stageWhenMoved: number;
beforeAll(() => {
  const city = drillOf('qingdao-2022');
  drill = city.runTo('L+12:00');
  stageWhenMoved = drill.engine.hazards.water('chanzhi')?.stage ?? Number.NaN;
  drill.to(formatDrillTime(city.scenario.meta.endEx));
  drill.say({ type: 'endex', seat: 'director' });
});

/** A milestone, not before, not after. */
type Step = readonly [step: string, from: string, to: string];

/** The exercise makes these milestones in this order and inside these times, and is then under control. */
function goes(exercise: string, steps: readonly Step[]): void {
  test(steps.map(([step]) => step).join(' → '), () => {
    expect(drill.steps(exercise)).toEqual(steps.map(([step]) => step));
    for (const [step, from, to] of steps) {
      const { at } = drill.first('exercise.step', { exercise, step });
      expect([step, at >= drill.time(from), at <= drill.time(to), drill.said(at)]).toEqual([
        step,
        true,
        true,
        drill.said(at),
      ]);
    }
    expect(drill.first('exercise.concluded', { exercise }).outcome).toBe('controlled');
  });
}

/** The order goes out, is acknowledged, the team arrives, works and has done, in that order. */
function carriesOut(team: string, order: string, site: string, kind: 'order' | 'request' = 'order'): void {
  test(`${team} ${kind === 'request' ? 'is asked' : 'is ordered'} to ${order} at ${site}: acknowledges, arrives, works, is done`, () => {
    const { task, seq } = drill.first('order.issued', { order, to: team, site, kind });
    const story = drill.events
      .filter((event) => event.seq >= seq && 'order' in event && event.order === order)
      .map(({ type }) => type);
    const wanted = ['order.issued', 'order.acknowledged', 'team.working', 'team.done', 'order.done'];
    expect(story.filter((type) => wanted.includes(type)).filter((type, i, all) => all.indexOf(type) === i)).toEqual(
      wanted,
    );
    const working = drill.first('team.working', { order });
    expect(working).toMatchObject({ team, task, site });
    expect(drill.state.teams[team]?.arrived[site]).toBeLessThanOrEqual(working.at);
  });
}

const measured = (measure: Measure, post?: string): number =>
  drill.first('post.measure', post === undefined ? { measure } : { measure, post }).at;
const reached = (exercise: string, step: string): number => drill.first('exercise.step', { exercise, step }).at;
const minutes = (from: number, to: number): number => (to - from) / MINUTE;

describe('typhoon-landfall 台风登陆应对', () => {
  goes('typhoon-landfall', [
    ['consulted', 'L-72:00', 'L-38:00'],
    ['level-IV', 'L-72:00', 'L-38:00'],
    ['level-III', 'L-41:00', 'L-24:00'],
    ['level-II', 'L-30:00', 'L-16:00'],
    ['level-I', 'L-20:00', 'L-12:00'],
    ['districts-acknowledged', 'L-20:00', 'L-12:00'],
    ['five-stops', 'L-20:00', 'L-12:00'],
    ['forces-placed', 'L-16:00', 'L-08:00'],
    ['all-inside', 'L-08:00', 'L-06:00'],
    ['passage', 'L-08:00', 'L-06:00'],
    ['all-clear', 'L+04:30', 'L+06:00'],
    ['stood-down', 'L+08:00', 'L+20:00'],
    ['terminated', 'L+20:00', 'L+24:00'],
  ]);

  test('the warnings rise blue, yellow, orange, red, and come down again', () => {
    const colours = drill.of('warning.issued', { family: 'typhoon' }).map(({ colour }) => colour);
    expect(colours.slice(0, 4)).toEqual(['blue', 'yellow', 'orange', 'red']);
    expect(colours.at(-1)).toBe('none');
  });

  test('the city answers level by level, and comes down by the same steps', () => {
    expect(drill.of('post.level', { post: 'city' }).map(({ level }) => level)).toEqual([
      'IV',
      'III',
      'II',
      'I',
      'II',
      'III',
      'IV',
      'duty',
    ]);
  });

  test('each rise of the warning is answered by its level within 15 minutes', () => {
    for (const [colour, level] of [
      ['blue', 'IV'],
      ['yellow', 'III'],
      ['orange', 'II'],
      ['red', 'I'],
    ] as const) {
      const warned = drill.first('warning.issued', { family: 'typhoon', colour }).at;
      expect(minutes(warned, drill.first('post.level', { post: 'city', level }).at)).toBeLessThanOrEqual(15);
    }
  });

  test('from everybody indoors to the all-clear nobody sets out, and the lull of the eye lures nobody', () => {
    const [inside, clear] = [measured('all-inside'), measured('all-clear')];
    expect(clear - inside).toBeGreaterThan(10 * 60 * MINUTE);
    expect(drill.of('team.departed').filter(({ at }) => at > inside && at < clear)).toEqual([]);
  });

  test('the highest level goes to twelve districts as orders, and all acknowledge within 10 minutes', () => {
    const orders = drill.of('order.issued', { from: 'city', task: 'respond', level: 'I' });
    expect(new Set(orders.map(({ to }) => to)).size).toBe(12);
    for (const { order, at } of orders) {
      expect(minutes(at, drill.first('order.acknowledged', { order }).at)).toBeLessThanOrEqual(10);
    }
  });

  test('the five stops: sailing, school, work, business, transport', () => {
    for (const stop of ['stop-sailing', 'stop-school', 'stop-work', 'stop-business', 'stop-transport'] as const) {
      expect(measured(stop, 'city')).toBeLessThanOrEqual(drill.time('L-12:00'));
    }
  });

  test('headquarters consults more often as the level rises', () => {
    const between = (from: string, to: string): number =>
      drill.of('post.consulting', { post: 'city' }).filter(({ at }) => at >= drill.time(from) && at < drill.time(to))
        .length;
    expect(between('L-16:00', 'L-06:00')).toBeGreaterThan(between('L-36:00', 'L-26:00'));
  });
});

describe('boats-to-port 渔船回港与海上、海岛人员避险', () => {
  goes('boats-to-port', [
    ['recalling', 'L-48:00', 'L-36:00'],
    ['island-cleared', 'L-37:30', 'L-12:00'],
    ['rafts-ashore', 'L-37:30', 'L-12:00'],
    ['boats-recalled', 'L-37:30', 'L-12:00'],
    ['head-counted', 'L-26:00', 'L-12:00'],
  ]);
  carriesOut('T06', 'recall-boats', 'shazikou-port');
  carriesOut('T12', 'clear-rafts', 'jimiya-port');
  carriesOut('T05', 'clear-island', 'lingshan-island', 'request');
  carriesOut('T07', 'head-count', 'shazikou-port');

  test('the head is counted last, when boats, rafts and island are done', () => {
    const counting = drill.first('order.issued', { order: 'head-count' }).at;
    for (const step of ['boats-recalled', 'rafts-ashore', 'island-cleared'])
      expect(reached('boats-to-port', step)).toBeLessThanOrEqual(counting);
  });

  test('the boat that was not called in never capsizes, for all were', () => {
    expect(drill.of('incident.occurred', { incident: 'boat-capsized' })).toEqual([]);
  });
});

describe('evacuation 低洼易涝区、山洪区群众转移安置', () => {
  goes('evacuation', [
    ['calling', 'L-26:00', 'L-22:00'],
    ['shelters-open', 'L-24:00', 'L-20:00'],
    ['households-called', 'L-24:00', 'L-12:00'],
    ['people-moved', 'L-24:00', 'L-08:00'],
    ['return-barred', 'L-18:00', 'L-06:00'],
    ['verified', 'L-18:00', 'L-06:00'],
    ['return-lifted', 'L+04:30', 'L+24:00'],
  ]);
  carriesOut('T11', 'open-gym', 'guoxin-gym');
  carriesOut('T13', 'call-beizhai', 'beizhai');
  carriesOut('T10', 'move-beizhai', 'beizhai');
  carriesOut('T10', 'move-wanggezhuang', 'wanggezhuang');
  carriesOut('T14', 'move-yinghai', 'yinghai', 'request');
  carriesOut('T13', 'sweep-beizhai', 'beizhai');
  carriesOut('T07', 'sweep-wanggezhuang', 'wanggezhuang');
  carriesOut('T15', 'sweep-yinghai', 'yinghai', 'request');

  test('a refusal and the bed-ridden are answered by people who go there', () => {
    for (const [inject, order] of [
      ['refusal', 'persuade-refuser'],
      ['bed-ridden', 'carry-bedridden'],
    ] as const) {
      const delivered = drill.first('inject.delivered', { inject });
      expect(drill.first('order.issued', { order }).at).toBeGreaterThan(delivered.at);
      expect(drill.why(drill.first('order.issued', { order }))).toContain(delivered);
      expect(drill.state.orders[order]?.done).toBeDefined();
    }
  });

  test('nobody returns before the all-clear', () => {
    expect(measured('lift-return')).toBeGreaterThan(measured('all-clear'));
  });
});

describe('vessel-distress 船舶遇险搜救', () => {
  goes('vessel-distress', [
    ['alerted', 'L-16:00', 'L-16:00'],
    ['tasked', 'L-16:00', 'L-15:50'],
    ['search-planned', 'L-16:00', 'L-15:40'],
    ['on-scene', 'L-16:00', 'L-14:00'],
    ['found', 'L-16:00', 'L-08:00'],
    ['rescued', 'L-16:00', 'L-08:00'],
    ['handed-over', 'L-14:00', 'L-08:00'],
  ]);
  carriesOut('T05', 'sea-search', 'lingshan-east', 'request');
  carriesOut('T05', 'sea-rescue', 'lingshan-east', 'request');
  carriesOut('T07', 'receive-survivors', 'olympic-quay');
  carriesOut('T11', 'take-over-survivors', 'olympic-quay');
});

describe('chemical-leak 危化品泄漏处置', () => {
  goes('chemical-leak', [
    ['alarmed', 'L-09:30', 'L-08:30'],
    ['shut-down', 'L-09:30', 'L-08:25'],
    ['isolated', 'L-09:30', 'L-08:05'],
    ['surveyed', 'L-09:30', 'L-07:45'],
    ['drains-blocked', 'L-09:30', 'L-07:30'],
    ['reduced', 'L-09:00', 'L-06:00'],
    ['held', 'L-08:00', 'L-00:00'],
    ['resumed', 'L+00:00', 'L+06:00'],
    ['sealed', 'L+05:00', 'L+12:00'],
    ['decontaminated', 'L+05:00', 'L+12:00'],
    ['cleared', 'L+05:00', 'L+12:00'],
  ]);
  carriesOut('T02', 'survey-leak', 'chem-area');
  carriesOut('T12', 'isolate-leak', 'chem-area');
  carriesOut('T12', 'block-drains', 'chem-area');
  carriesOut('T02', 'plug-leak', 'chem-area');
  carriesOut('T02', 'seal-leak', 'chem-area');
  carriesOut('T02', 'decontaminate', 'chem-area');
  carriesOut('T11', 'treat-exposed', 'chem-area');

  test('a gust breaks the pipe, and the storm is why', () => {
    const leak = drill.first('incident.occurred', { incident: 'pipe-leak' });
    expect(drill.why(leak)[1]).toMatchObject({ type: 'hazard.stepped', hazard: 'storm' });
  });

  test('shut down within 5 minutes, isolated within 25, surveyed within 45, drains within 60', () => {
    const { at } = drill.first('incident.occurred', { incident: 'pipe-leak' });
    for (const [step, limit] of [
      ['shut-down', 5],
      ['isolated', 25],
      ['surveyed', 45],
      ['drains-blocked', 60],
    ] as const) {
      expect(minutes(at, reached('chemical-leak', step))).toBeLessThanOrEqual(limit);
    }
  });

  test('nobody seals before the storm: the work does not fit into the time that is left', () => {
    expect(drill.first('order.issued', { order: 'seal-leak' }).at).toBeGreaterThan(measured('all-clear'));
  });
});

describe('reservoir-dyke 水库河道洪水抢险', () => {
  goes('reservoir-dyke', [
    ['forecast', 'L-26:00', 'L-22:00'],
    ['pre-released', 'L-24:00', 'L-12:00'],
    ['patrolled', 'L-20:00', 'L-12:00'],
    ['seepage-found', 'L+08:00', 'L+09:15'],
    ['well-built', 'L+08:00', 'L+12:00'],
    ['dyke-raised', 'L+08:00', 'L+22:00'],
    ['downstream-moved', 'L+07:30', 'L+14:00'],
    ['receded', 'L+20:00', 'L+22:00'],
  ]);
  carriesOut('T04', 'gates-laoshan', 'laoshan-reservoir');
  carriesOut('T04', 'patrol-nancun', 'nancun-dyke');
  carriesOut('T04', 'filter-well', 'chanzhi-reservoir');
  carriesOut('T14', 'raise-dyke', 'nancun-dyke', 'request');
  carriesOut('T15', 'move-downstream', 'nancun-downstream', 'request');

  test('the filter well stands 45 minutes after the order was taken', () => {
    const { acknowledged, done } = drill.state.orders['filter-well'] ?? {};
    expect(minutes(acknowledged ?? 0, done ?? Number.NaN)).toBeLessThanOrEqual(45);
  });

  test('the people below are out while the reservoir stands under its check level', () => {
    expect(drill.state.orders['move-downstream']?.done).toBeLessThanOrEqual(drill.time('L+12:00'));
    expect(stageWhenMoved).toBeGreaterThan(70);
    expect(stageWhenMoved).toBeLessThan(76.3);
  });

  test('150 m of sub-dyke within three hours of arrival', () => {
    const { done } = drill.state.orders['raise-dyke'] ?? {};
    const arrived = drill.state.teams['T14']?.arrived['nancun-dyke'] ?? Number.NaN;
    expect(minutes(arrived, done ?? Number.NaN)).toBeLessThanOrEqual(180);
  });
});

describe('urban-flooding 城市洪涝处置', () => {
  goes('urban-flooding', [
    ['warned', 'L-26:00', 'L-22:00'],
    ['pumps-placed', 'L-24:00', 'L-08:00'],
    ['metro-closed', 'L-12:00', 'L-06:00'],
    ['underpass-closed', 'L-12:00', 'L-06:00'],
    ['held', 'L-08:00', 'L+05:00'],
    ['pumping', 'L+05:00', 'L+08:00'],
    ['trapped-rescued', 'L+05:00', 'L+12:00'],
    ['drained', 'L+08:00', 'L+16:00'],
    ['reopened', 'L+08:00', 'L+18:00'],
  ]);
  carriesOut('T03', 'pumps-shanxi', 'shanxi-road');
  carriesOut('T07', 'close-shanxi', 'shanxi-road');
  carriesOut('T03', 'pump-shanxi', 'shanxi-road');
  carriesOut('T01', 'rescue-garage', 'shanxi-road');
  carriesOut('T08', 'generator-haian', 'haian-road');

  test('metro and underpass are closed by decision, before the water is there', () => {
    const water = drill.first('incident.occurred', { incident: 'water-shanxi' }).at;
    expect(measured('close-metro', 'city')).toBeLessThan(water);
    expect(measured('close-underpass', 'city')).toBeLessThan(water);
  });

  test('pumps stand at three places, and run within 15 minutes of arrival', () => {
    for (const order of ['pumps-shanxi', 'pumps-haian', 'pumps-ruijin']) {
      const arrived = drill.first('team.working', { order }).at;
      expect(minutes(arrived, drill.first('order.done', { order }).at)).toBeLessThanOrEqual(15);
    }
    const back = drill.of('team.arrived', { team: 'T03', site: 'shanxi-road' }).at(-1)?.at ?? Number.NaN;
    const on = drill.of('pump.set', { device: 'shanxi-pumps' }).find(({ value }) => value > 0)?.at ?? Number.NaN;
    expect(on).toBeGreaterThanOrEqual(back);
    expect(minutes(back, on)).toBeLessThanOrEqual(15);
  });

  test('each milestone of three places comes with the last of them', () => {
    for (const [step, orders] of [
      ['pumps-placed', ['pumps-shanxi', 'pumps-haian', 'pumps-ruijin']],
      ['drained', ['pump-shanxi', 'pump-haian', 'pump-ruijin']],
    ] as const) {
      const done = orders.map((order) => drill.first('order.done', { order }).at);
      expect(reached('urban-flooding', step)).toBe(Math.max(...done));
    }
  });

  test('the garage is pumped out in 6.5 hours', () => {
    const { at } = drill.first('team.working', { order: 'pump-shanxi' });
    expect(minutes(at, drill.first('order.done', { order: 'pump-shanxi' }).at)).toBeLessThanOrEqual(390);
  });
});

describe('restoration-medical 断路断电断网抢通与医疗救治', () => {
  goes('restoration-medical', [
    ['surveyed', 'L-06:00', 'L+08:00'],
    ['generator-on', 'L+04:30', 'L+08:00'],
    ['links-restored', 'L+04:30', 'L+12:00'],
    ['lane-opened', 'L+04:30', 'L+12:00'],
    ['medical-posts-open', 'L+04:30', 'L+12:00'],
    ['power-restored', 'L+08:00', 'L+16:00'],
    ['disinfected', 'L+08:00', 'L+24:00'],
  ]);
  carriesOut('T08', 'generator-east', 'hospital-east');
  carriesOut('T10', 'clear-laoshan-road', 'laoshan-road');
  carriesOut('T09', 'restore-links', 'lingshanwei-school');
  carriesOut('T11', 'medical-gym', 'guoxin-gym');
  carriesOut('T11', 'medical-beizhai', 'beizhai-school');
  carriesOut('T11', 'medical-wanggezhuang', 'wanggezhuang-school');
  carriesOut('T08', 'restore-power', 'laoshan-road');
  carriesOut('T11', 'disinfect', 'shanxi-road');

  test('the hospital has power within 30 minutes of the order that the wind allows', () => {
    const { issued, done } = drill.state.orders['generator-east'] ?? {};
    expect(minutes(issued ?? 0, done ?? Number.NaN)).toBeLessThanOrEqual(30);
  });

  test('the hospital says at once that its own generator carries it, and is on the truck before its fuel is gone', () => {
    const dark = drill.first('incident.occurred', { incident: 'power-cut-hospital' }).at;
    expect(minutes(dark, drill.first('inject.delivered', { inject: 'hospital-dark' }).at)).toBeLessThanOrEqual(5);
    expect(minutes(dark, reached('restoration-medical', 'generator-on'))).toBeLessThan(10 * 60);
  });

  test('a fault is mended in an hour and a half, a lane is open in two hours', () => {
    for (const [order, limit] of [
      ['restore-power', 90],
      ['restore-links', 90],
      ['clear-laoshan-road', 120],
    ] as const) {
      const began = drill.first('team.working', { order }).at;
      expect(minutes(began, drill.first('order.done', { order }).at)).toBeLessThanOrEqual(limit);
    }
  });
});
