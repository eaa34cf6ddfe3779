/** The page of limits (`docs/scenario-limits.md`), made from the limits themselves; a test says that it is fresh. */
import { LIMITS, MOST, MOST_WITHIN } from './limits.ts';

export function limitsReference(): string {
  const lists = Object.entries(MOST).map(([name, most]) => `| \`${name}\` | ${most} |`);
  const others = [
    ['characters of the file 文件字符数', LIMITS.characters],
    ['words and signs of the file 词与符号数', LIMITS.parts],
    ['nesting 嵌套层数', LIMITS.depth],
    ['entries of any inner list 内层列表项数', MOST_WITHIN],
    ['aliases (`*name`) 别名数', LIMITS.aliases],
    ['characters of a text 单个文字字符数', LIMITS.text],
    ['characters of an id 编号字符数', LIMITS.id],
    ['characters of a condition 条件字符数', LIMITS.condition],
    ['levels of a condition 条件层数', LIMITS.conditionDepth],
    ['problems that are listed 列出的问题数', LIMITS.problems],
  ].map(([what, most]) => `| ${what} | ${most} |`);
  return `# 情景的规模限制 · Limits of a scenario

<!-- Generated from src/scenario/limits.ts. Do not edit: npx vitest run src/scenario/limits-reference.test.ts -u -->

Beyond a limit \`check\` says so at its place, at once. 超出时 \`check\` 立即指出位置。

| list 列表 | at most 上限 |
| --- | --- |
${lists.join('\n')}

| | at most 上限 |
| --- | --- |
${others.join('\n')}
`;
}
