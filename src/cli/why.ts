/** `why <log> <seq>`: the chain of causes, from a line back to the act or the hazard that began it (design law 4). */
import { wordingOf } from '../drill/rule-wording.ts';
import { Causes, type NumberedEntry } from '../log/causes.ts';
import { rulesOf } from '../runtime/fork.ts';
import { wordsOf } from '../text/languages.ts';
import { sayCommand, sayEvent } from '../text/say.ts';
import type { Text } from '../text/words.ts';
import { readArguments, wrong } from './arguments.ts';
import type { Io } from './io.ts';
import { type OpenedLog, openLogWithScenario, stateAt } from './opened-log.ts';
import { sayTime } from './read-time.ts';
import { ScenarioNames } from './scenario-names.ts';
import { UserError } from './user-error.ts';

const USAGE: Text = { zh: '用法：landfall why <记录> <序号> [--json]', en: 'usage: landfall why <log> <seq> [--json]' };
const RULE: Text = { zh: '预案规则 {}', en: 'plan rule {}' };
const GROUND: Text = { zh: '，依据：{}', en: ', on the ground of {}' };

/** No line is further in, in steps: a long chain must stay on the screen. */
const DEEPEST = 12;

/** Exit 0; 1 when the log has no such line. */
export async function why(args: readonly string[], io: Io): Promise<number> {
  const given = readArguments(args, { usage: USAGE, words: 2, flags: ['json'], values: ['files'] });
  const [path = '', number = ''] = given.words;
  if (!/^\d{1,12}$/.test(number))
    throw wrong({ usage: USAGE }, { zh: `“${number}”不是序号`, en: `"${number}" is no number of a line` });
  const opened = await openLogWithScenario(path, io, given.value('files'));
  const causes = new Causes(opened.log.entries);
  const chain = causes.chain(Number(number));
  if (chain.length === 0) {
    throw new UserError({
      zh: `记录中没有序号 ${number}：序号为 1 至 ${causes.last}`,
      en: `the log has no ${number}: its commands and events are numbered 1 to ${causes.last}`,
    });
  }
  const missed = causes.consequences(Number(number)).filter(isMissed);
  if (given.has('json')) io.out(JSON.stringify({ chain, ...(missed.length > 0 ? { missed } : {}) }));
  else tell(chain, missed, opened, io);
  return 0;
}

type Missed = Extract<NumberedEntry, { type: 'household.missed' }>;
const isMissed = (entry: NumberedEntry): entry is Missed => entry.line === 'event' && entry.type === 'household.missed';
/** So many are told by name. */
const NAMED = 12;
const REACHED: Text = { zh: '因此遗漏 {n} 户、{p} 人：', en: 'So {n} households were missed, {p} people: ' };

/** Whom it would have reached. */
function tellMissed(missed: readonly Missed[], names: ScenarioNames, io: Io): void {
  if (missed.length === 0) return;
  const people = missed.reduce((sum, one) => sum + one.people, 0);
  const list = missed.slice(0, NAMED).map(({ household }) => names.name('household', household));
  const head = REACHED[io.language].replace('{n}', String(missed.length)).replace('{p}', String(people));
  const rest = missed.length > NAMED ? ' …' : '';
  io.out(`→ ${head}${list.join(wordsOf(io.language).punctuation.list)}${rest}`);
}

function tell(chain: readonly NumberedEntry[], missed: readonly Missed[], opened: OpenedLog, io: Io): void {
  const { scenario } = opened;
  const words = wordsOf(io.language);
  const names = new ScenarioNames(scenario, io.language, stateAt(opened, Number.POSITIVE_INFINITY).orders);
  chain.forEach((entry, depth) => {
    const sentence = entry.line === 'event' ? sayEvent(entry, words, names) : sayCommand(entry, words, names);
    const rules = rulesOf(entry, scenario).map((rule) => {
      const basis = wordingOf(scenario, rule).basis?.[io.language];
      const ground = basis === undefined ? '' : GROUND[io.language].replace('{}', basis);
      return RULE[io.language].replace('{}', rule) + ground;
    });
    const because = rules.length > 0 ? `  [${rules.join(', ')}]` : '';
    io.out(
      `${'  '.repeat(Math.min(depth, DEEPEST))}${depth > 0 ? '← ' : ''}${sayTime(entry.at, scenario)}  #${entry.seq}  ${sentence}${because}`,
    );
  });
  tellMissed(missed, names, io);
}
