import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import { Play } from '../../tests/machines/play.ts';
import {
  type Cells,
  coversAll,
  followsTransitions,
  type Line,
  TIME,
  type TransitionTable,
} from '../../tests/machines/table.ts';
import { unreached } from '../../tests/machines/walk.ts';
import { MARKS } from '../log/names.ts';
import type { DrillEvent } from '../log/vocabulary.ts';
import type { Task } from '../teams/tasks.ts';
import { HOUR, MINUTE } from '../units/time.ts';
import { teamMachine } from './team.ts';
import { IMPAIRED_AFTER, RESTED_AFTER, TIRED_AFTER } from './team-actions.ts';
import type { TeamContext, TeamInput } from './team-types.ts';

const input: TeamInput = {
  id: 'T01',
  mode: 'simulated',
  base: 'depot',
  place: [120, 36],
  delay: 3 * MINUTE,
  mobilise: 10 * MINUTE,
  routed: false,
  speed: 45,
  tasks: ['stand-by', 'pump-out', 'place-pumps'],
};
const others = ['flooding', 'gale', 'roads'];
const sites = { depot: [120, 36], quay: [120.1, 36], bridge: [120.05, 36] } as const;

interface Order {
  readonly task?: Task;
  readonly site?: keyof typeof sites;
  readonly work?: number;
  readonly stay?: true;
  readonly open?: true;
}
const order = (id: string, { task = 'pump-out', site = 'quay', work = HOUR, stay, open }: Order = {}) => ({
  type: 'ORDER',
  order: {
    id,
    from: 'city',
    task,
    site,
    place: sites[site],
    work,
    stays: stay === true,
    exercise: 'flooding',
    ...(open ? { open } : {}),
  },
});
const hold = { type: 'HOLD', force: 10, limit: 9 };
const clear = { type: 'CLEAR', force: 8, limit: 9 };
const mark = (name: string) => ({ type: 'MARK', mark: name });

const team = (more: Partial<TeamInput> = {}) => new Play(teamMachine, { ...input, ...more }, others);
const types = (events: readonly DrillEvent[]) => events.map(({ type }) => type.replace('team.', ''));
/** What it is doing; on its way once that is found. */
const doing = (play: Play): unknown => {
  const { activity } = play.value as { activity: string | Record<string, unknown> };
  const found = typeof activity === 'string' ? [] : Object.entries(activity).filter(([, inner]) => inner === 'moving');
  return found[0]?.[0] ?? activity;
};
const contextOf = (play: Play) => play.context as TeamContext;
const last = <T extends DrillEvent['type']>(play: Play, type: T) =>
  play.log.findLast((event): event is Extract<DrillEvent, { type: T }> => event.type === type);

/** How long the way from the depot takes: 9 km as the crow flies, 12.6 km by road, 45 km/h. */
const WAY = 16.8 * MINUTE;
const READY = input.delay + input.mobilise;

/** A simulated team that has been told `orders` and is at the quay, at its work or done with it. */
function atQuay(...orders: readonly Order[]): Play {
  const play = team();
  play.tell(...orders.map((one, n) => order(`o${n}`, one)));
  play.until(READY + WAY + MINUTE);
  return play;
}

describe('a team', () => {
  test('standby → mustering → travelling → staged → working → returning → standby', () => {
    const play = team();
    expect(types(play.tell(order('o1')))).toEqual([]);
    expect(types(play.until(input.delay))).toEqual(['order.acknowledged', 'mustering']);
    expect(doing(play)).toBe('mustering');
    expect(types(play.until(READY))).toEqual(['departed']);
    expect(doing(play)).toBe('travelling');
    const arrive = last(play, 'team.departed')?.arrive ?? 0;
    expect(arrive - READY).toBeCloseTo(WAY, -4);
    expect(types(play.until(arrive))).toEqual(['arrived', 'working']);
    expect(doing(play)).toBe('working');
    expect(types(play.until(arrive + HOUR))).toEqual(['done', 'order.done', 'departed']);
    expect(last(play, 'team.departed')?.home).toBe(true);
    expect(doing(play)).toBe('returning');
    expect(types(play.after(HOUR))).toEqual(['returned']);
    expect(doing(play)).toBe('standby');
    expect(contextOf(play)).toMatchObject({ order: null, site: 'depot', place: [120, 36], queued: [], received: [] });
  });

  test('the exercise hears of each step of its order', () => {
    const play = atQuay({});
    play.after(2 * HOUR);
    expect(play.sent).toEqual(['ordered', 'arrived', 'started', 'done'].map((news) => `flooding ${news}.pump-out`));
  });

  test('a stand-by is done by being there, and stays when it is told to', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    expect(types(play.log).slice(-3)).toEqual(['arrived', 'done', 'order.done']);
    expect(doing(play)).toBe('inPlace');
    expect(play.after(24 * HOUR).filter(({ type }) => type === 'team.departed')).toEqual([]);
    expect(types(play.tell({ type: 'RECALL' }))).toEqual(['departed']);
    expect(doing(play)).toBe('returning');
  });

  test('two orders at one time are both acknowledged, and carried out one after the other', () => {
    const play = team();
    play.tell(order('o1', { task: 'place-pumps' }), order('o2', { site: 'bridge' }));
    play.until(input.delay);
    expect(play.log.filter(({ type }) => type === 'order.acknowledged')).toHaveLength(2);
    play.after(6 * HOUR);
    expect(
      play.log.filter(({ type }) => type === 'team.arrived').map((event) => 'site' in event && event.site),
    ).toEqual(['quay', 'bridge']);
    expect(
      play.log.filter(({ type }) => type === 'order.done').map((event) => 'order' in event && event.order),
    ).toEqual(['o1', 'o2']);
    expect(doing(play)).toBe('standby');
  });

  test('the next order at the same place needs no way', () => {
    const play = atQuay({ task: 'place-pumps' }, { task: 'pump-out' });
    expect(types(play.after(HOUR))).toEqual(['done', 'order.done', 'arrived', 'working']);
  });

  test('an order on the way home turns it round', () => {
    const play = atQuay({ work: 10 * MINUTE });
    play.after(10 * MINUTE);
    expect(doing(play)).toBe('returning');
    play.tell(order('o2', { site: 'bridge' }));
    expect(types(play.after(input.delay))).toEqual(['order.acknowledged', 'departed']);
    expect(doing(play)).toBe('travelling');
    expect(last(play, 'team.departed')?.path[0]?.[0]).toBeLessThan(120.1);
  });

  test('an order in place makes it leave at once', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    play.tell(order('o2', { site: 'bridge' }));
    expect(types(play.after(input.delay))).toEqual(['order.acknowledged', 'departed']);
  });

  test('what it cannot do it refuses, and the exercise hears that too', () => {
    const play = team();
    const [refused] = play.tell(order('o1', { task: 'plug-leak' }));
    expect(refused).toMatchObject({ type: 'order.refused', order: 'o1', by: 'T01', reason: 'team-cannot' });
    expect(play.sent).toEqual(['flooding refused.plug-leak']);
    expect(play.after(HOUR)).toEqual([]);
  });

  test('its leader may decline an order that is not taken on yet, with a reason; later not', () => {
    const play = team();
    play.tell({ type: 'MAN' }, order('o1'));
    const [declined] = play.tell({ type: 'REFUSE', of: 'o1', reason: '车辆故障' });
    expect(declined).toMatchObject({ type: 'order.refused', order: 'o1', by: 'T01', reason: '车辆故障' });
    expect(play.sent).toEqual(['flooding refused.pump-out']);
    expect(types(play.tell({ type: 'ACKNOWLEDGE', of: 'o1' }))).toEqual(['message.refused']);
    play.tell(order('o2'), { type: 'ACKNOWLEDGE', of: 'o2' });
    expect(types(play.tell({ type: 'REFUSE', of: 'o2', reason: '太远' }))).toEqual(['message.refused']);
    expect(doing(play)).toBe('mustering');
  });

  test('an inject is answered after its leader’s delay, once', () => {
    const play = team();
    play.tell({ type: 'INJECT', inject: 'gale' });
    play.until(input.delay - 1);
    expect(play.sent).toEqual([]);
    play.until(input.delay);
    expect(play.sent).toEqual(['gale ACKNOWLEDGED']);
    expect(types(play.tell({ type: 'ACKNOWLEDGE', of: 'gale' }))).toEqual(['message.refused']);
  });

  test('a manned leader acknowledges when its holder does, not before', () => {
    const play = team();
    play.tell({ type: 'MAN' }, order('o1'), { type: 'INJECT', inject: 'gale' });
    expect(play.after(HOUR)).toEqual([]);
    expect(types(play.tell({ type: 'ACKNOWLEDGE', of: 'o1' }))).toEqual(['order.acknowledged', 'mustering']);
    play.tell({ type: 'ACKNOWLEDGE', of: 'gale' });
    expect(play.sent).toContain('gale ACKNOWLEDGED');
    play.tell({ type: 'UNMAN' }, order('o2', { site: 'bridge' }));
    expect(types(play.after(input.delay))).toEqual(['order.acknowledged']);
  });

  test('what nobody told it to expect is refused aloud', () => {
    const play = team();
    for (const message of ['GOSSIP', 'CLEAR', 'FREE', 'REPAIR', 'RECALL', 'LINK_BACK', 'TRIGGER']) {
      expect(play.tell(message)).toMatchObject([{ type: 'message.refused', message, reason: 'no-transition' }]);
    }
    expect(types(play.tell(mark('depart'), { type: 'ACKNOWLEDGE', of: 'o9' }))).toEqual([
      'message.refused',
      'message.refused',
    ]);
  });
});

describe('a team in the wind', () => {
  test('at its base it musters, waits, and leaves when the wind lets go', () => {
    const play = team();
    play.tell(hold, order('o1'));
    expect(types(play.until(5 * HOUR))).toEqual(['order.acknowledged', 'mustering']);
    expect(doing(play)).toBe('waiting');
    expect(types(play.tell(clear))).toEqual(['cleared', 'departed']);
  });

  test('while it musters a hold that passes costs nothing', () => {
    const play = team();
    play.tell(order('o1'));
    play.until(input.delay + MINUTE);
    expect(types(play.tell(hold, clear))).toEqual(['held', 'cleared']);
    expect(types(play.until(READY))).toEqual(['departed']);
  });

  test('on the way it stops where it is, and goes on from there', () => {
    const play = team();
    play.tell(order('o1'));
    play.until(READY + WAY / 2);
    expect(types(play.tell(hold)).toSorted()).toEqual(['held', 'stopped']);
    expect(doing(play)).toBe('waiting');
    const [lon] = contextOf(play).place;
    expect(lon).toBeCloseTo(120.05, 3);
    expect(play.after(3 * HOUR)).toEqual([]);
    play.tell(clear);
    const going = last(play, 'team.departed');
    expect(going?.path[0]?.[0]).toBe(lon);
    expect((going?.arrive ?? 0) - (going?.depart ?? 0)).toBeCloseTo(WAY / 2, -4);
  });

  test('at work it stops, keeps the time that is left, and goes on', () => {
    const play = team();
    play.tell(order('o1'));
    play.until(READY + WAY + MINUTE);
    const start = play.log.at(-1)?.at ?? 0;
    play.until(start + 20 * MINUTE);
    play.tell(hold);
    expect(last(play, 'team.suspended')).toMatchObject({ left: 40 * MINUTE, task: 'pump-out' });
    expect(doing(play)).toBe('suspended');
    expect(play.after(5 * HOUR)).toEqual([]);
    play.tell(clear);
    expect(last(play, 'team.working')?.until).toBe(play.now + 40 * MINUTE);
    play.after(10 * MINUTE);
    play.tell(hold);
    expect(last(play, 'team.suspended')?.left).toBe(30 * MINUTE);
    play.after(HOUR);
    play.tell(clear);
    expect(types(play.after(30 * MINUTE - 1))).toEqual([]);
    expect(types(play.after(1))).toEqual(['done', 'order.done', 'departed']);
    expect(play.sent.map((line) => line.split(/[ .]/)[1])).toEqual([
      'ordered',
      'arrived',
      'started',
      'held',
      'resumed',
      'held',
      'resumed',
      'done',
    ]);
  });

  test('in place it takes its next work only when the wind lets go', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    play.tell(hold, order('o2'));
    play.after(input.delay);
    expect(doing(play)).toEqual({ staged: 'sheltered' });
    expect(types(play.tell(clear))).toEqual(['cleared', 'working']);
  });

  test('on the way home it stops too, and an order then waits with it', () => {
    const play = atQuay({ work: 10 * MINUTE });
    play.after(12 * MINUTE);
    expect(types(play.tell(hold)).toSorted()).toEqual(['held', 'stopped']);
    expect(doing(play)).toBe('waitingHome');
    play.tell(order('o2', { site: 'bridge' }));
    play.after(HOUR);
    expect(doing(play)).toBe('waiting');
    expect(types(play.tell(clear))).toEqual(['cleared', 'departed']);
    expect(doing(play)).toBe('travelling');
  });

  test('and without an order it goes on home', () => {
    const play = atQuay({ work: 10 * MINUTE });
    play.after(12 * MINUTE);
    play.tell(hold);
    play.after(HOUR);
    expect(types(play.tell(clear))).toEqual(['cleared', 'departed']);
    expect(types(play.after(HOUR))).toEqual(['returned']);
  });

  test('a recall does not send it out into the wind', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    expect(types(play.tell(hold, { type: 'RECALL' }))).toEqual(['held']);
    expect(types(play.tell(clear))).toEqual(['cleared', 'departed']);
  });

  test('a hold told twice is refused the second time', () => {
    expect(types(team().tell(hold, hold))).toEqual(['held', 'message.refused']);
  });
});

describe('a team with a mishap', () => {
  test('cut off by water it stands, and goes on to its order when it is freed', () => {
    const play = team();
    play.tell(order('o1'));
    play.until(READY + WAY / 2);
    expect(types(play.tell({ type: 'STRAND' }))).toEqual(['stranded']);
    expect(last(play, 'team.stranded')?.place[0]).toBeCloseTo(120.05, 3);
    expect(play.after(5 * HOUR)).toEqual([]);
    expect(types(play.tell({ type: 'FREE' }))).toEqual(['freed', 'departed']);
    expect(doing(play)).toBe('travelling');
  });

  test('cut off at its work it keeps what it has done', () => {
    const play = atQuay({});
    const start = play.log.at(-1)?.at ?? 0;
    play.until(start + 45 * MINUTE);
    play.tell({ type: 'STRAND' });
    play.after(HOUR);
    play.tell({ type: 'FREE' });
    expect(last(play, 'team.working')?.until).toBe(play.now + 15 * MINUTE);
  });

  test('cut off on its way home it goes on home', () => {
    const play = atQuay({ work: 10 * MINUTE });
    play.after(12 * MINUTE);
    play.tell({ type: 'STRAND' }, { type: 'FREE' });
    expect(doing(play)).toBe('returning');
    play.after(HOUR);
    expect(doing(play)).toBe('standby');
  });

  test('broken down on the way it stops; repaired it goes on with its order', () => {
    const play = team();
    play.tell(order('o1'));
    play.until(READY + WAY / 2);
    expect(types(play.tell({ type: 'BREAK', reason: 'engine' }))).toEqual(['stopped', 'faulted']);
    expect(last(play, 'team.faulted')?.reason).toBe('engine');
    expect(play.after(HOUR)).toEqual([]);
    expect(types(play.tell({ type: 'REPAIR' }))).toEqual(['departed']);
    expect(doing(play)).toBe('travelling');
  });

  test('broken down on the way home, an order that came meanwhile goes first', () => {
    const play = atQuay({ work: 10 * MINUTE });
    play.after(12 * MINUTE);
    expect(types(play.tell({ type: 'BREAK', reason: 'tyre' }))).toEqual(['stopped', 'faulted']);
    play.tell(order('o2', { site: 'bridge' }));
    play.after(HOUR);
    expect(doing(play)).toBe('faulted');
    expect(types(play.tell({ type: 'REPAIR' }))).toEqual(['departed']);
    expect(contextOf(play).order?.id).toBe('o2');
  });

  test('broken down at its base it is on standby again when repaired', () => {
    const play = team();
    play.tell({ type: 'BREAK', reason: 'engine' }, { type: 'REPAIR' });
    play.after(MINUTE);
    expect(doing(play)).toBe('standby');
  });

  test('freed at its base, which it never left, it stands by and refuses nothing', () => {
    const play = team();
    expect(types(play.tell({ type: 'STRAND' }, { type: 'FREE' }))).toEqual(['stranded', 'freed', 'returned']);
    expect(doing(play)).toBe('standby');
  });

  test('broken down where it is cut off it goes on when it is repaired and freed, in either order', () => {
    const [free, repair] = [{ type: 'FREE' }, { type: 'REPAIR' }];
    for (const [mishaps, ends] of [
      [
        [{ type: 'STRAND' }, { type: 'BREAK', reason: 'engine' }],
        [free, repair],
      ],
      [
        [{ type: 'STRAND' }, { type: 'BREAK', reason: 'engine' }],
        [repair, free],
      ],
      [
        [{ type: 'BREAK', reason: 'engine' }, { type: 'STRAND' }],
        [free, repair],
      ],
      [
        [{ type: 'BREAK', reason: 'engine' }, { type: 'STRAND' }],
        [repair, free],
      ],
    ] as const) {
      const play = team();
      play.tell(order('o1'));
      play.until(READY + WAY / 2);
      play.tell(...mishaps, ends[0]);
      expect(doing(play)).toBe(ends[0] === free ? 'faulted' : 'stranded');
      expect(last(play, 'team.faulted')?.reason).toBe('engine');
      expect(types(play.tell(ends[1]))).toContain('departed');
    }
  });

  test('a lost link is told, and told when it is back', () => {
    const play = team();
    expect(play.tell('LINK_LOST', 'LINK_BACK')).toMatchObject([
      { type: 'team.link', link: 'lost' },
      { type: 'team.link', link: 'linked' },
    ]);
  });
});

describe('how fit a team is', () => {
  const fitness = (play: Play) =>
    play.log.flatMap((event) => (event.type === 'team.fitness' ? [[event.at, event.fitness]] : []));

  test('tired after 12 hours out, impaired after 18, fresh after 8 hours of rest', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    play.until(20 * HOUR);
    const out = input.delay;
    expect(fitness(play)).toEqual([
      [out + TIRED_AFTER, 'tired'],
      [out + TIRED_AFTER + IMPAIRED_AFTER, 'impaired'],
    ]);
    play.tell({ type: 'RECALL' });
    play.after(HOUR);
    const home = last(play, 'team.returned')?.at ?? 0;
    play.after(RESTED_AFTER);
    expect(fitness(play).at(-1)).toEqual([home + RESTED_AFTER, 'fresh']);
  });

  test('a tired team that rests too short stays tired', () => {
    const play = atQuay({ task: 'stand-by', work: 0, stay: true });
    play.until(13 * HOUR);
    play.tell({ type: 'RECALL' });
    play.after(2 * HOUR);
    play.tell(order('o2', { work: 5 * HOUR }));
    play.after(4 * HOUR);
    expect(fitness(play).map(([, what]) => what)).toEqual(['tired']);
    expect(play.value).toMatchObject({ fitness: { tired: 'deployed' } });
  });

  test('a team that comes home in time is fresh for the next call', () => {
    const play = atQuay({});
    play.after(30 * HOUR);
    expect(fitness(play)).toEqual([]);
  });
});

describe('a team where there are roads', () => {
  const way = (...minutes: number[]) => ({
    path: minutes.map((after): [number, number] => [120 + after / 1_000, 36]),
    after: minutes.map((after) => after * MINUTE),
  });
  const asking = () => {
    const play = team({ routed: true });
    play.tell(order('o1'));
    play.until(READY);
    return play;
  };

  test('asks for its way, takes the time it is told, and is there by its points', () => {
    const play = asking();
    expect(last(play, 'team.departed')).toBeUndefined();
    play.tell({ type: 'WAY', way: way(0, 10, 30) });
    expect(last(play, 'team.departed')).toMatchObject({ site: 'quay', depart: READY, arrive: READY + 30 * MINUTE });
    play.after(20 * MINUTE);
    play.tell({ type: 'BREAK', reason: 'x' });
    expect(last(play, 'team.stopped')?.place[0]).toBeCloseTo(120.02, 6);
  });

  test('another way on the way is another leg from where it is, with the road that is why', () => {
    const play = asking();
    play.tell({ type: 'WAY', way: way(0, 30) });
    play.after(10 * MINUTE);
    play.tell({ type: 'WAY', way: { ...way(10, 60), after: [0, 50 * MINUTE], road: 'low-road' } });
    expect(last(play, 'team.rerouted')).toMatchObject({ road: 'low-road', arrive: READY + 60 * MINUTE });
    expect(types(play.after(20 * MINUTE))).toEqual([]);
    expect(types(play.after(30 * MINUTE))).toContain('arrived');
  });

  test('without a way it waits where it is, says for which road, and asks again when it is freed', () => {
    const play = asking();
    play.tell({ type: 'STRAND', road: 'low-road' });
    expect(last(play, 'team.stranded')).toMatchObject({ road: 'low-road', site: 'quay', place: [120, 36] });
    expect(types(play.after(HOUR))).toEqual([]);
    play.tell({ type: 'FREE' });
    play.tell({ type: 'WAY', way: way(0, 30) });
    expect(types(play.after(30 * MINUTE))).toContain('arrived');
  });
});

describe('a team in the field', () => {
  const field = () => team({ mode: 'field' });

  test('moves by marks alone: 集结 出发 到位 展开 开始 完成 撤收', () => {
    const play = field();
    play.tell(order('o1'));
    const steps = ['muster', 'depart', 'arrive', 'deploy', 'start', 'finish', 'withdraw', 'arrive'].map((name) => {
      play.after(HOUR);
      play.tell(mark(name));
      const where = doing(play);
      return [name, typeof where === 'string' ? where : Object.keys(where as object)[0]];
    });
    expect(steps).toEqual([
      ['muster', 'mustering'],
      ['depart', 'travelling'],
      ['arrive', 'staged'],
      ['deploy', 'staged'],
      ['start', 'working'],
      ['finish', 'inPlace'],
      ['withdraw', 'returning'],
      ['arrive', 'standby'],
    ]);
    expect(types(play.log)).toEqual([
      'order.acknowledged',
      'marked',
      'mustering',
      'marked',
      'departed',
      'marked',
      'arrived',
      'marked',
      'marked',
      'working',
      'marked',
      'done',
      'order.done',
      'marked',
      'departed',
      'marked',
      'returned',
    ]);
  });

  test('no delay and no wind moves it', () => {
    const play = field();
    play.tell(order('o1'));
    play.after(HOUR);
    play.tell(mark('muster'), mark('depart'));
    expect(types(play.tell(hold, clear, hold))).toEqual(['held', 'cleared', 'held']);
    expect(play.after(5 * HOUR)).toEqual([]);
    expect(doing(play)).toBe('travelling');
    play.tell(mark('arrive'), mark('start'), clear, hold, clear);
    expect(play.after(5 * HOUR).filter(({ type }) => type !== 'team.fitness')).toEqual([]);
    expect(doing(play)).toBe('working');
    expect(types(play.tell({ type: 'STRAND' }))).toEqual(['message.refused']);
  });

  test('an order for the place where it is needs no mark to be taken up, another waits for 出发', () => {
    const play = field();
    play.tell(order('o1'), order('o2', { task: 'place-pumps' }), order('o3', { site: 'bridge' }));
    play.after(HOUR);
    play.tell(mark('muster'), mark('depart'), mark('arrive'), mark('start'));
    expect(types(play.tell(mark('finish')))).toEqual(['marked', 'done', 'order.done', 'arrived']);
    play.tell(mark('start'), mark('finish'));
    expect(doing(play)).toBe('inPlace');
    play.tell(mark('depart'));
    expect(doing(play)).toBe('travelling');
    expect(contextOf(play).order?.id).toBe('o3');
  });

  test('it may be sent on while it is on its way home', () => {
    const play = field();
    play.tell(order('o1'));
    play.after(HOUR);
    play.tell(mark('muster'), mark('depart'), mark('arrive'), mark('withdraw'), order('o2', { site: 'bridge' }));
    play.after(HOUR);
    expect(doing(play)).toBe('returning');
    play.tell(mark('depart'));
    expect(contextOf(play)).toMatchObject({ order: { id: 'o2' } });
  });

  test('a stand-by is done when it is there', () => {
    const play = field();
    play.tell(order('o1', { task: 'stand-by', work: 0 }));
    play.after(HOUR);
    play.tell(mark('muster'), mark('depart'));
    expect(types(play.tell(mark('arrive')))).toEqual(['marked', 'arrived', 'done', 'order.done']);
    expect(doing(play)).toBe('inPlace');
  });

  test('repaired, it waits for its marks again', () => {
    const play = field();
    play.tell(order('o1'));
    play.after(HOUR);
    play.tell(mark('muster'), mark('depart'), { type: 'BREAK', reason: 'engine' }, { type: 'REPAIR' });
    expect(doing(play)).toBe('mustering');
    play.tell(mark('depart'), mark('arrive'), { type: 'BREAK', reason: 'pump' }, { type: 'REPAIR' });
    expect(doing(play)).toEqual({ staged: 'waiting' });
  });
});

describe('a search', () => {
  test('goes on, spell after spell, until it is told that it has found; a hold in between takes nothing from it', () => {
    const play = team();
    play.tell(order('o1', { open: true, stay: true }));
    play.after(2 * HOUR);
    expect(doing(play)).toBe('working');
    expect(types(play.after(3 * HOUR))).toEqual(['working', 'working', 'working']);
    expect(types(play.tell(hold, clear))).toEqual(['suspended', 'held', 'cleared', 'working']);
    expect(doing(play)).toBe('working');
    play.reload();
    expect(types(play.tell({ type: 'FOUND' }))).toEqual(['done', 'order.done']);
    expect(doing(play)).toBe('inPlace');
  });
});

describe('the states of a team', () => {
  const work = [order('o1'), { type: 'ACKNOWLEDGE', of: 'o1' }];
  const standBy = [order('o2', { task: 'stand-by', work: 0, stay: true }), { type: 'ACKNOWLEDGE', of: 'o2' }];
  const names = (...types: string[]) => types.map((type) => ({ type }));
  const mishaps = [...names('STRAND', 'FREE', 'REPAIR'), { type: 'BREAK', reason: 'engine' }];
  const lack = { type: 'LACK', of: 'diesel' };
  const marks = ['muster', 'depart', 'arrive', 'start', 'finish', 'withdraw'].map(mark);

  test('every one can be reached, by a simulated team or one in the field', () => {
    const activity = ({ value, context }: AnyMachineSnapshot) => {
      const { order: now, queued, received } = context as TeamContext;
      return [value.activity, value.safety, now?.id, queued[0]?.id, received[0]?.id];
    };
    const condition = ({ value, context }: AnyMachineSnapshot) => [value, context.received.length > 0];
    const messages = [
      ...work,
      ...standBy,
      hold,
      clear,
      ...names('RECALL', 'FOUND', 'REST'),
      lack,
      ...mishaps,
      ...marks,
    ];
    const walks = [
      unreached({ machine: teamMachine, input, messages, key: activity }),
      unreached({ machine: teamMachine, input: { ...input, mode: 'field' }, messages, key: activity }),
      unreached({
        machine: teamMachine,
        input,
        messages: [...standBy, ...names('RECALL', 'LINK_LOST')],
        key: condition,
      }),
    ];
    expect(walks.reduce((left, walk) => left.filter((state) => walk.includes(state)))).toEqual([]);
    expect(walks[0]).toContain('team.activity.staged.waiting');
  });

  test('a keyframe at any moment changes nothing that follows', () => {
    const run = (reload: boolean): DrillEvent[] => {
      const play = team();
      play.tell(order('o1'), order('o2', { task: 'place-pumps', site: 'bridge' }));
      for (const step of [hold, clear, hold, clear, { type: 'STRAND' }, { type: 'FREE' }]) {
        play.after(17 * MINUTE);
        if (reload) play.reload();
        play.tell(step);
      }
      play.after(30 * HOUR);
      return play.log;
    };
    expect(run(true)).toEqual(run(false));
  });
});

describe('a team: what it takes in each state', () => {
  const acknowledge = (id: string) => ({ type: 'ACKNOWLEDGE', of: id });
  /** An order that its leader takes on at once. */
  const taken = (id: string, more: Order) => [order(id, more), acknowledge(id)];
  const messages: TransitionTable['messages'] = {
    ORDER: order('o1'),
    'ORDER it cannot do': order('o2', { task: 'plug-leak' }),
    ORDER_WAITS: { type: 'ORDER_WAITS', order: { id: 'o1' } },
    ACKNOWLEDGE: acknowledge('o1'),
    REFUSE: { type: 'REFUSE', of: 'o1', reason: '太远' },
    'work at the quay': taken('o3', {}),
    'work at the bridge': taken('o4', { site: 'bridge' }),
    'stand by at the quay': taken('o5', { task: 'stand-by', work: 0, stay: true }),
    INJECT: { type: 'INJECT', inject: 'gale' },
    INJECT_WAITS: { type: 'INJECT_WAITS', inject: 'gale' },
    'ACKNOWLEDGE the inject': acknowledge('gale'),
    MAN: { type: 'MAN' },
    UNMAN: { type: 'UNMAN' },
    HOLD: hold,
    CLEAR: clear,
    WAY: { type: 'WAY', way: { path: [sites.depot, sites.quay], after: [0, 30 * MINUTE] } },
    STRAND: { type: 'STRAND' },
    FREE: { type: 'FREE' },
    BREAK: { type: 'BREAK', reason: 'engine' },
    REPAIR: { type: 'REPAIR' },
    RECALL: { type: 'RECALL' },
    FOUND: { type: 'FOUND' },
    RATE: { type: 'RATE', rate: 0.7 },
    LACK: { type: 'LACK', of: 'diesel' },
    SUPPLIED: { type: 'SUPPLIED' },
    REST: { type: 'REST' },
    RESTED: { type: 'RESTED' },
    RELIEVED: { type: 'RELIEVED', shift: 2 },
    ...Object.fromEntries(MARKS.map((name) => [`MARK ${name}`, mark(name)])),
  };
  const activity = (more: Partial<TeamInput>, everywhere: Cells, lines: readonly Line[]): TransitionTable => ({
    start: () => team(more),
    region: 'activity',
    messages,
    everywhere: {
      ORDER: '=',
      'ORDER it cannot do': '=',
      INJECT: '=',
      MAN: '=',
      UNMAN: '=',
      HOLD: '=',
      BREAK: 'faulted',
      RATE: '=',
      RELIEVED: '=',
      ...orders('='),
      ...everywhere,
    },
    lines,
  });
  /** What an order that is taken on makes of it, by the place it is for. */
  const orders = (here: string, elsewhere = here, standBy = here): Cells => ({
    'work at the quay': here,
    'work at the bridge': elsewhere,
    'stand by at the quay': standBy,
  });
  /** While the wind holds it, it is told so no second time, and may be let go. */
  const held = (to: string): Cells => ({ HOLD: 'refused', CLEAR: to });

  const called = ['work at the quay'];
  const going = [...called, TIME];
  const working = [...going, TIME];
  const goingHome = [...working, TIME];
  const inPlace = ['stand by at the quay', TIME, TIME];
  const simulated = activity({}, { STRAND: 'stranded' }, [
    [[], 'standby', orders('mustering')],
    [
      ['ORDER'],
      'standby',
      { ...orders('mustering'), ACKNOWLEDGE: 'mustering', REFUSE: '=', ORDER_WAITS: '=', 'in 00:03': 'mustering' },
    ],
    [['ORDER it cannot do'], 'standby', orders('mustering')],
    [['MAN', 'ORDER'], 'standby', { ...orders('mustering'), ACKNOWLEDGE: 'mustering', REFUSE: '=' }],
    [
      ['MAN', 'ORDER', 'UNMAN'],
      'standby',
      { ...orders('mustering'), ACKNOWLEDGE: 'mustering', REFUSE: '=', ORDER_WAITS: '=', 'in 00:03': 'mustering' },
    ],
    [['INJECT'], 'standby', { ...orders('mustering'), 'ACKNOWLEDGE the inject': '=', INJECT_WAITS: '=' }],
    [['INJECT', TIME], 'standby', orders('mustering')],
    [['MAN', 'INJECT', TIME], 'standby', { ...orders('mustering'), 'ACKNOWLEDGE the inject': '=' }],
    [['MAN', 'INJECT', 'UNMAN', TIME], 'standby', orders('mustering')],
    [['HOLD'], 'standby', { ...orders('mustering'), ...held('=') }],
    [called, 'mustering', { 'in 00:10': 'travelling.moving' }],
    [[...called, 'HOLD'], 'mustering', { ...held('='), 'in 00:10': 'waiting' }],
    [[...called, 'HOLD', TIME], 'waiting', held('travelling.moving')],
    [going, 'travelling.moving', { HOLD: 'waiting', WAY: '=', 'in 00:16': 'working' }],
    [[...going, 'HOLD'], 'waiting', held('travelling.moving')],
    [
      working,
      'working',
      {
        HOLD: 'suspended',
        FOUND: 'returning.moving',
        LACK: 'lacking',
        REST: 'resting',
        'in 01:00': 'returning.moving',
      },
    ],
    [[...working, 'LACK'], 'lacking', { SUPPLIED: 'working' }],
    [[...working, 'LACK', 'HOLD'], 'lacking', { ...held('='), SUPPLIED: 'suspended' }],
    [[...working, 'REST'], 'resting', { RESTED: 'working', RELIEVED: 'working' }],
    [[...working, 'REST', 'HOLD'], 'resting', { ...held('='), RESTED: 'suspended', RELIEVED: 'suspended' }],
    [
      [...working, 'work at the bridge'],
      'working',
      {
        HOLD: 'suspended',
        FOUND: 'travelling.moving',
        LACK: 'lacking',
        REST: 'resting',
        'in 01:00': 'travelling.moving',
      },
    ],
    [
      [...working, 'stand by at the quay'],
      'working',
      { HOLD: 'suspended', FOUND: 'inPlace', LACK: 'lacking', REST: 'resting', 'in 01:00': 'inPlace' },
    ],
    [[...working, 'HOLD'], 'suspended', held('working')],
    [inPlace, 'inPlace', { ...orders('working', 'travelling.moving', '='), RECALL: 'returning.moving' }],
    [
      [...inPlace, 'HOLD'],
      'inPlace',
      { ...orders('staged.sheltered', 'waiting', '='), ...held('='), RECALL: 'waitingHome' },
    ],
    [[...inPlace, 'HOLD', 'work at the quay'], 'staged.sheltered', held('working')],
    [
      goingHome,
      'returning.moving',
      { ...orders('working', 'travelling.moving', 'inPlace'), HOLD: 'waitingHome', WAY: '=', 'in 00:16': 'standby' },
    ],
    [[...goingHome, 'HOLD'], 'waitingHome', { ...orders('waiting'), ...held('returning.moving') }],
    [[...goingHome, 'HOLD', 'work at the bridge'], 'waiting', held('travelling.moving')],
    [['STRAND'], 'stranded', { STRAND: '=', FREE: 'standby', BREAK: 'wrecked' }],
    [['STRAND', 'work at the quay'], 'stranded', { STRAND: '=', FREE: 'travelling.moving', BREAK: 'wrecked' }],
    [[...going, 'STRAND'], 'stranded', { STRAND: '=', FREE: 'travelling.moving', BREAK: 'wrecked' }],
    [[...working, 'STRAND'], 'stranded', { STRAND: '=', FREE: 'working', BREAK: 'wrecked' }],
    [
      [...working, 'HOLD', 'STRAND'],
      'stranded',
      { ...held('='), STRAND: '=', FREE: 'staged.sheltered', BREAK: 'wrecked' },
    ],
    [[...goingHome, 'STRAND'], 'stranded', { STRAND: '=', FREE: 'returning.moving', BREAK: 'wrecked' }],
    [[...going, 'STRAND', 'BREAK'], 'wrecked', { STRAND: '=', BREAK: '=', FREE: 'faulted', REPAIR: 'stranded' }],
    [['BREAK'], 'faulted', { STRAND: 'wrecked', BREAK: '=', REPAIR: 'standby' }],
    [['BREAK', 'work at the quay'], 'faulted', { STRAND: 'wrecked', BREAK: '=', REPAIR: 'travelling.moving' }],
    [[...going, 'BREAK'], 'faulted', { STRAND: 'wrecked', BREAK: '=', REPAIR: 'travelling.moving' }],
    [[...going, 'HOLD', 'BREAK'], 'faulted', { ...held('='), STRAND: 'wrecked', BREAK: '=', REPAIR: 'waiting' }],
    [[...goingHome, 'BREAK'], 'faulted', { STRAND: 'wrecked', BREAK: '=', REPAIR: 'returning.moving' }],
    [
      [...goingHome, 'BREAK', 'HOLD'],
      'faulted',
      { ...held('='), STRAND: 'wrecked', BREAK: '=', REPAIR: 'waitingHome' },
    ],
  ]);

  const onTheRoad = [...going, 'WAY'];
  const home = [...onTheRoad, TIME, TIME];
  const routed = activity({ routed: true }, { STRAND: 'stranded' }, [
    [going, 'travelling.finding', { HOLD: 'waiting', WAY: 'travelling.moving' }],
    [onTheRoad, 'travelling.moving', { HOLD: 'waiting', WAY: '=', 'in 00:30': 'working' }],
    [[...onTheRoad, 'HOLD'], 'waiting', held('travelling.finding')],
    [[...onTheRoad, 'STRAND'], 'stranded', { STRAND: '=', FREE: 'travelling.finding', BREAK: 'wrecked' }],
    [
      home,
      'returning.finding',
      { ...orders('working', 'travelling.finding', 'inPlace'), HOLD: 'waitingHome', WAY: 'returning.moving' },
    ],
    [
      [...home, 'WAY'],
      'returning.moving',
      { ...orders('travelling.finding'), HOLD: 'waitingHome', WAY: '=', 'in 00:30': 'standby' },
    ],
    [[...home, 'WAY', 'HOLD'], 'waitingHome', { ...orders('waiting'), ...held('returning.finding') }],
  ]);

  /** Every mark of a team in the field is kept, also one that moves it nowhere. */
  const kept: Cells = Object.fromEntries(MARKS.map((name) => [`MARK ${name}`, '=']));
  const marked = (...names: string[]) => [...called, ...names.map((name) => `MARK ${name}`)];
  const field = activity({ mode: 'field' }, kept, [
    [[], 'standby', {}],
    [called, 'standby', { 'MARK muster': 'mustering' }],
    [marked('muster'), 'mustering', { 'MARK depart': 'travelling.moving' }],
    [marked('muster', 'depart'), 'travelling.moving', { WAY: '=', 'MARK arrive': 'staged.waiting' }],
    [
      ['stand by at the quay', 'MARK muster', 'MARK depart'],
      'travelling.moving',
      { WAY: '=', 'MARK arrive': 'inPlace' },
    ],
    [
      marked('muster', 'depart', 'arrive'),
      'staged.waiting',
      { 'MARK start': 'working', 'MARK withdraw': 'returning.moving' },
    ],
    [marked('muster', 'depart', 'arrive', 'start'), 'working', { 'MARK finish': 'inPlace' }],
    [
      marked('muster', 'depart', 'arrive', 'start', 'finish'),
      'inPlace',
      { 'work at the quay': 'staged.waiting', 'MARK withdraw': 'returning.moving' },
    ],
    [
      [...marked('muster', 'depart', 'arrive', 'start', 'finish'), 'work at the bridge'],
      'inPlace',
      { 'MARK depart': 'travelling.moving', 'MARK withdraw': 'returning.moving' },
    ],
    [marked('muster', 'depart', 'arrive', 'withdraw'), 'returning.moving', { WAY: '=', 'MARK arrive': 'standby' }],
    [
      [...marked('muster', 'depart', 'arrive', 'withdraw'), 'work at the bridge'],
      'returning.moving',
      { WAY: '=', 'MARK arrive': 'standby', 'MARK depart': 'travelling.moving' },
    ],
    [['BREAK'], 'faulted', { BREAK: '=', REPAIR: 'inPlace' }],
    [[...called, 'BREAK'], 'faulted', { BREAK: '=', REPAIR: 'inPlace' }],
    [[...marked('muster', 'depart'), 'BREAK'], 'faulted', { BREAK: '=', REPAIR: 'mustering' }],
    [[...marked('muster', 'depart', 'arrive'), 'BREAK'], 'faulted', { BREAK: '=', REPAIR: 'staged.waiting' }],
  ]);

  const region = (name: string, types: readonly string[], lines: readonly Line[]): TransitionTable => ({
    start: () => team(),
    region: name,
    messages: Object.fromEntries(types.map((type) => [type, messages[type] ?? { type }])),
    lines,
  });
  const safety = region(
    'safety',
    ['HOLD', 'CLEAR'],
    [
      [[], 'clear', { HOLD: 'holding' }],
      [['HOLD'], 'holding', { CLEAR: 'clear' }],
    ],
  );
  const link = region(
    'link',
    ['LINK_LOST', 'LINK_BACK'],
    [
      [[], 'linked', { LINK_LOST: 'lost' }],
      [['LINK_LOST'], 'lost', { LINK_BACK: 'linked' }],
    ],
  );
  const fitness = region(
    'fitness',
    ['DEPLOYED', 'RESTING', 'RELIEVED'],
    [
      [[], 'fresh.resting', { DEPLOYED: 'fresh.deployed', RESTING: '=', RELIEVED: 'fresh.deployed' }],
      [['DEPLOYED'], 'fresh.deployed', { RESTING: 'fresh.resting', RELIEVED: '=', 'in 12:00': 'tired.deployed' }],
      [
        ['DEPLOYED', TIME],
        'tired.deployed',
        { RESTING: 'tired.resting', RELIEVED: 'fresh.deployed', 'in 06:00': 'impaired.deployed' },
      ],
      [
        ['DEPLOYED', TIME, 'RESTING'],
        'tired.resting',
        { DEPLOYED: 'tired.deployed', RESTING: '=', RELIEVED: 'fresh.deployed', 'in 08:00': 'fresh.resting' },
      ],
      [['DEPLOYED', TIME, TIME], 'impaired.deployed', { RESTING: 'impaired.resting', RELIEVED: 'fresh.deployed' }],
      [
        ['DEPLOYED', TIME, TIME, 'RESTING'],
        'impaired.resting',
        { DEPLOYED: 'impaired.deployed', RESTING: '=', RELIEVED: 'fresh.deployed', 'in 08:00': 'fresh.resting' },
      ],
    ],
  );

  followsTransitions('simulated', simulated);
  followsTransitions('where there are roads', routed);
  followsTransitions('in the field', field);
  followsTransitions('in the wind', safety);
  followsTransitions('its radio', link);
  followsTransitions('how fit it is', fitness);
  coversAll(teamMachine, [simulated, routed, field, safety, link, fitness]);
});
