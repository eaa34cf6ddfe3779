/** The reference page of conditions (`docs/conditions.md`), made from the language itself; a test says that it is fresh. */
import {
  type Answer,
  FUNCTIONS,
  MEMBERS,
  type Member,
  type Parameter,
  SCALES,
  type ThingName,
} from './condition-language.ts';
import { LIMITS } from './limits.ts';

const INTRO = `# 条件 · Conditions

<!-- Generated from src/scenario/condition-language.ts. Do not edit: npx vitest run src/scenario/condition-reference.test.ts -u -->

A condition stands in \`when\`, \`trigger\`, \`until\`, \`action\` and \`measure\` of a scenario, in quotes. It is written in CEL, of
which only this is let through: the functions, fields and methods below; numbers, texts in single quotes, \`true\`, \`false\`;
\`! && || == != < <= > >= + - * / in ?:\` and parentheses; a list after \`in\`. At most ${LIMITS.condition} characters and ${LIMITS.conditionDepth} levels.

条件写在情景的 \`when\`、\`trigger\`、\`until\`、\`action\`、\`measure\` 中，加引号；采用 CEL 语法，只允许下列内容。

- All numbers are doubles. 数值均为双精度。
- A **time** is nothing until it has come. By itself it means "has come"; two times can be compared; for a span write
  \`minutes(a, b)\`. 时刻未到时为空；单独书写即“已到”。
- Whatever is compared with nothing, or with a number that is not known, is false. 与空值比较一律为假。
- Colours and levels compare by severity, with names of their own scale: ${scale('colour')}; ${scale('level')}. 颜色与级别按轻重比较。
- Ids are written out in quotes; \`check\` knows them all. 编号须直接写出。
`;

function scale(name: keyof typeof SCALES): string {
  return SCALES[name].map((one) => `\`${one}\``).join(' < ');
}

const SAID: Readonly<Record<Answer['is'], string>> = {
  number: 'number',
  time: 'time',
  yes: 'yes or no',
  colour: 'colour',
  level: 'level',
  name: 'name',
  step: 'milestone',
  thing: '',
};

/** The function that answers with such a thing. */
const asked = (thing: ThingName): string =>
  FUNCTIONS.find(({ answer }) => answer.is === 'thing' && answer.thing === thing)?.name ?? thing;
const THINGS = Object.keys(MEMBERS) as ThingName[];

export function conditionReference(): string {
  const functions = FUNCTIONS.map(({ name, parameters, answer, doc, example }) =>
    row(`\`${name}(${parameters.map(printed).join(', ')})\``, answerText(answer), doc.zh, doc.en, `\`${example}\``),
  );
  const things = THINGS.map(
    (thing) => `## ${asked(thing)}('…')\n\n${table(['', 'answers', '含义', 'meaning'], MEMBERS[thing].map(memberRow))}`,
  );
  const head = table(['function', 'answers', '含义', 'meaning', 'example'], functions);
  return [INTRO, `## Functions 函数\n\n${head}`, ...things].join('\n');
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  `${[row(...head), row(...head.map(() => '---')), ...rows].join('\n')}\n`;

const memberRow = ({ name, parameter, answer, doc }: Member): string =>
  row(`\`.${name}${parameter ? `(${printed(parameter)})` : ''}\``, answerText(answer), doc.zh, doc.en);

function printed(parameter: Parameter): string {
  const { name } = parameter;
  return 'optional' in parameter && parameter.optional ? `${name}?` : name;
}

function answerText(answer: Answer): string {
  if (answer.is === 'number') return answer.unit;
  if (answer.is === 'thing') return `its fields and methods, [below](#${answer.thing})`;
  if (answer.is === 'name') return answer.names.map((name) => `\`${name}\``).join(' ');
  return SAID[answer.is];
}
