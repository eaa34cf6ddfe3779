/** How often a storm is foretold, by whom, and how far off. */
import { HOUR } from '../units/time.ts';
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import type { Alarm, Bulletins } from './scenario.ts';
import type { Author } from './shape.ts';

/** Every 6 h, inside 48 h of landfall every 3 h; 设定. */
const EVERY = 6 * HOUR;
const NEAR = 3 * HOUR;
const BORNE_OUT = 24 * HOUR;

export function resolveBulletins(context: Context, { bulletins, hazards }: Author): Bulletins | undefined {
  if (bulletins === undefined) return undefined;
  if (!hazards.some(({ entry }) => entry.kind === 'typhoon')) context.findings.at(['bulletins'], 'bulletins-no-storm');
  const {
    from,
    every,
    near,
    track,
    rain = 0,
    rainFollows,
    tide,
    throughout,
    signals = throughout,
    hold,
    alarms,
  } = bulletins;
  return {
    from: context.ref('speaker', ['bulletins', 'from'], from),
    every: context.duration(every, EVERY),
    near: context.duration(near, NEAR),
    track,
    rain,
    ...given('rainFollows', rainFollows),
    ...given('tide', tide),
    ...given('signals', signals),
    ...given('throughout', throughout),
    ...given('hold', hold),
    alarms: (alarms ?? []).map((alarm, i) => resolveAlarm(context, ['bulletins', 'alarms', i], alarm)),
  };
}

type AuthorAlarm = NonNullable<NonNullable<Author['bulletins']>['alarms']>[number];

function resolveAlarm(context: Context, path: Path, alarm: AuthorAlarm): Alarm {
  const { id, name, raised, warranted, foreseen, within, cost, moved } = alarm;
  const number = moved === undefined ? undefined : context.parsed([...path, 'moved'], moved, 'measure');
  if (number?.condition && number.is !== 'number')
    context.findings.at([...path, 'moved'], 'size-not-number', { found: moved ?? '' });
  return {
    id,
    name: context.text([...path, 'name'], name),
    raised: context.condition([...path, 'raised'], raised),
    warranted: context.condition([...path, 'warranted'], warranted),
    foreseen: context.condition([...path, 'foreseen'], foreseen),
    within: context.duration(within, BORNE_OUT),
    cost,
    ...given('moved', number?.condition),
  };
}
