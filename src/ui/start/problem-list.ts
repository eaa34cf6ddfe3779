/** Problems of a file: where, what was found, what is allowed, what was perhaps meant. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../../text/problem.ts';
import { fill, type Speech } from '../words.ts';

export const problemStyles = css`
  .problem { padding: var(--space-8) var(--space-12); border-bottom: 1px solid var(--line); }
  .problem .where { font: var(--type-small); font-family: var(--font-mono); color: var(--tx2); overflow-wrap: anywhere; }
  .problem p { color: var(--tx1); overflow-wrap: anywhere; }
  .problem dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 var(--space-12); font: var(--type-small); }
  .problem dt { color: var(--tx3); } .problem dd { color: var(--tx2); overflow-wrap: anywhere; }
  .problem strong.error { color: var(--danger); } .problem strong.warning { color: var(--warn); }
`;

export function problemList(problems: readonly Problem[], { labels, language }: Speech): TemplateResult {
  const words = labels.problems;
  const errorsFirst = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return html`<ul>${errorsFirst.map(
    (problem) => html`<li class="problem">
    <div class="where"><strong class=${problem.severity}>${words[problem.severity]}</strong> ${problem.file} · ${place(problem, words)}${problem.path ? ` · ${problem.path}` : ''} · ${problem.code}</div>
    <p>${problem.message[language]}</p>
    ${
      (problem.found ?? problem.allowed ?? problem.suggest)
        ? html`<dl>
      ${row(words.found, problem.found)}${row(words.allowed, problem.allowed)}${row(words.suggest, problem.suggest)}</dl>`
        : nothing
    }
  </li>`,
  )}</ul>`;
}

const row = (label: string, value: string | undefined): unknown =>
  value === undefined ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`;

function place({ line, column }: Problem, words: Speech['labels']['problems']): string {
  if (line === 0) return words.whole;
  return `${fill(words.line, { line })}${column > 0 ? ` ${fill(words.column, { column })}` : ''}`;
}

/** The same as text, one problem a line as compilers write them: for a mail or a ticket. */
export const problemText = (problems: readonly Problem[], { language }: Speech): string =>
  problems
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message[language]}`)
    .join('\n');
