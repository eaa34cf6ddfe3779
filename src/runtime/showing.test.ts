import { describe, expect, test } from 'vitest';
import { record, SMALL, SMALL_FILES } from '../../tests/small-drill.ts';
import { readLog } from '../log/reader.ts';
import type { Command, DrillEvent, EventType } from '../log/vocabulary.ts';
import { type DrillTime, MINUTE } from '../units/time.ts';
import type { TimedCommand } from './commands-file.ts';
import { noFiles } from './rebuild.ts';
import { proven, verify } from './verify.ts';

const SHOWN = `${SMALL}showings:
  - id: show
    segments:
      - { act: { zh: 预警, en: Warning }, from: T+00:00, to: T+00:40, mode: compress 20 }
      - { from: T+00:40, to: T+00:50, mode: jump }
      - { act: { zh: 处置, en: Response }, from: T+00:50, to: T+02:00, mode: live 10 }
`;
const files = { ...SMALL_FILES, 'scenario.yaml': SHOWN };
const at = (minutes: number, command: Command): TimedCommand => ({
  at: (minutes * MINUTE) as DrillTime,
  command,
  from: `test:${minutes}`,
});
const shown = at(0, { seat: 'director', type: 'startex', showing: 'show' });
const take = (minutes: number, seat: string): TimedCommand => at(minutes, { seat, type: 'seat.take', take: seat });

function play(...commands: TimedCommand[]) {
  const recorded = record(commands, { files });
  const events = recorded.lines
    .map((line) => JSON.parse(line) as { line: string } & DrillEvent)
    .filter(({ line }) => line === 'event');
  const said = (type: EventType) =>
    events
      .filter((event) => event.type === type)
      .map(({ at: when, seq: _s, cause: _c, type: _t, ...rest }) => {
        const { line: _l, h: _h, ...fact } = rest as Record<string, unknown>;
        return { minute: when / MINUTE, ...fact };
      });
  return { ...recorded, events, said };
}
const parts = (said: ReturnType<typeof play>['said']) =>
  said('segment.began').map((one) => {
    const { minute, mode, to } = one as unknown as { minute: number; mode: string; to: number };
    return `${minute} ${mode} ${to / MINUTE}`;
  });

describe('a showing', () => {
  test('goes through its segments, and what it leaves out passes as a jump', () => {
    const { said } = play(shown);
    expect(parts(said)).toEqual(['0 compress 40', '40 jump 50', '50 live 120', '120 jump 240']);
  });

  test('shortened, its segment ends earlier and the rest of it is jumped over', () => {
    const { said } = play(shown, at(10, { seat: 'director', type: 'segment.shorten', by: 15 * MINUTE }));
    expect(parts(said).slice(0, 4)).toEqual(['0 compress 40', '10 compress 25', '25 jump 40', '40 jump 50']);
  });

  test('skipped, the rest passes at once; lengthened, the next loses what this one takes', () => {
    const skipped = play(shown, at(60, { seat: 'director', type: 'segment.skip' }));
    expect(parts(skipped.said).slice(2)).toEqual(['50 live 120', '60 jump 120', '120 jump 240']);
    const longer = play(shown, at(10, { seat: 'director', type: 'segment.lengthen', by: 20 * MINUTE }));
    expect(parts(longer.said)).toEqual(['0 compress 40', '10 compress 60', '60 live 120', '120 jump 240']);
  });

  test('is the director’s to choose, from those there are', () => {
    const { said } = play(at(0, { seat: 'director', type: 'startex', showing: 'matinee' }));
    expect(said('command.refused')).toMatchObject([{ code: 'unknown-showing', about: 'matinee' }]);
  });

  test('changes nothing of a drill without people but its own lines', () => {
    const bare = play().events.filter(({ type }) => type !== 'segment.began');
    const led = play(shown).events.filter(({ type }) => type !== 'segment.began');
    const facts = (events: readonly DrillEvent[]) => events.map(({ at: when, type }) => `${when} ${type}`);
    expect(facts(led)).toEqual(facts(bare));
  });
});

describe('a person at the city post', () => {
  const alone = [take(5, 'city')];

  test('has the plan as a checklist; what is asked and not done stays due', () => {
    const { said, recording } = play(shown, ...alone, at(23, { seat: 'city', type: 'acknowledge', of: 'rain' }));
    expect(said('checklist.due')[0]).toMatchObject({ minute: 23, rule: 'place-pumps', seat: 'city' });
    // The jump from minute 40 takes it up.
    expect(said('checklist.done')[0]).toMatchObject({ rule: 'place-pumps', order: 'place-pumps' });
    expect(recording.engine.state.orders['place-pumps']?.issued).toBeGreaterThan(40 * MINUTE);
  });

  test('who gives the order by hand has done what the plan asks: the exercise, the measure and the plan know it', () => {
    const { said, recording } = play(
      shown,
      ...alone,
      at(21, { seat: 'city', type: 'acknowledge', of: 'rain' }),
      at(24, { seat: 'city', type: 'order', to: 'T01', task: 'place-pumps', site: 'quay', within: 60 * MINUTE }),
    );
    const [done] = said('checklist.done') as unknown as { rule: string; order: string }[];
    expect(done).toMatchObject({ minute: 24, rule: 'place-pumps' });
    expect(said('order.issued')).toHaveLength(1);
    expect(recording.engine.state.orders[done?.order ?? '']?.to).toBe('T01');
    expect(said('action.met')).toMatchObject([{ minute: 24, action: 'pumps-out', late: false }]);
    expect(recording.engine.state.objectives['pumps-in-time']).toMatchObject({ met: true });
  });

  test('sets levels and takes measures; a team leader does not', () => {
    const { said } = play(
      ...alone,
      at(10, { seat: 'city', type: 'level', level: 'II' }),
      at(11, { seat: 'city', type: 'level', level: 'II' }),
      at(12, { seat: 'city', type: 'measure', measure: 'consult' }),
      at(13, { seat: 'T01', type: 'level', level: 'I' }),
    );
    expect(said('post.level')).toMatchObject([{ minute: 10, post: 'city', level: 'II' }]);
    expect(said('post.measure')).toMatchObject([{ minute: 12, measure: 'consult' }]);
    expect(said('command.refused')).toMatchObject([{ code: 'same-level' }, { code: 'not-a-post' }]);
  });

  test('is given two minutes of the room to answer: ten of the drill where its clock waits at ×5', () => {
    const quick = SHOWN.replace('within: 00:15', 'within: 00:04');
    const recorded = record([shown, ...alone], { files: { ...SMALL_FILES, 'scenario.yaml': quick } });
    const lines = recorded.lines.map((line) => JSON.parse(line) as { type: string; at: number });
    const of = (type: string) => lines.filter((line) => line.type === type);
    const [owed] = of('action.owed') as unknown as { at: number; deadline: number }[];
    const [extended] = of('deadline.extended') as unknown as { deadline: number }[];
    expect((owed?.deadline ?? 0) - (owed?.at ?? 0)).toBe(4 * MINUTE);
    expect((extended?.deadline ?? 0) - (owed?.at ?? 0)).toBe(10 * MINUTE);
    expect(of('action.missed').map((line) => line.at)).toEqual([extended?.deadline]);
  });

  test('a plan’s deadline is not touched when nobody sits there, nor the person’s when the drill has no showing', () => {
    const quick = { ...SMALL_FILES, 'scenario.yaml': SHOWN.replace('within: 00:15', 'within: 00:04') };
    for (const commands of [[shown], alone])
      expect(record(commands, { files: quick }).lines.some((line) => line.includes('deadline.extended'))).toBe(false);
  });

  test('what waits when the person leaves is answered by the seat itself', () => {
    const { said } = play(...alone, at(30, { seat: 'city', type: 'seat.release', release: 'city' }));
    expect(said('inject.acknowledged').slice(0, 1)).toMatchObject([{ minute: 32, inject: 'rain', by: 'city' }]);
  });

  test('while the drill jumps the seat follows its plan; then the person has it again', () => {
    const { said } = play(
      ...alone,
      at(15, { seat: 'director', type: 'jump', to: 50 * MINUTE }),
      at(70, { seat: 'city', type: 'acknowledge', of: 'ask' }),
    );
    expect(said('jump.ended')).toMatchObject([{ minute: 50 }]);
    expect(said('inject.acknowledged')).toMatchObject([
      { minute: 23, inject: 'rain' },
      { minute: 70, inject: 'ask' },
    ]);
    expect(said('order.issued')).toMatchObject([{ order: 'place-pumps' }]);
    expect(said('checklist.due')).toMatchObject([{ rule: 'consult' }]);
  });

  test('who sat down before StartEx is not answered for', () => {
    const before = at(0, { seat: 'city', type: 'seat.take', take: 'city' });
    const { said } = play(before, shown);
    expect(said('inject.acknowledged').every((one) => one.minute >= 40)).toBe(true);
  });

  test('the log with its people and its showing proves itself', () => {
    const { text } = play(
      shown,
      ...alone,
      take(6, 'T01'),
      at(21, { seat: 'city', type: 'acknowledge', of: 'rain' }),
      at(30, { seat: 'director', type: 'segment.shorten', by: 5 * MINUTE }),
      at(55, { seat: 'city', type: 'seat.release', release: 'city' }),
    );
    expect(proven(verify(readLog(text), noFiles))).toBe(true);
  });
});
