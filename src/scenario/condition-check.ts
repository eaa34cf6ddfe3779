/** Walks the tree of a condition: only what the language knows, each part with what it is and how it is evaluated. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ProblemCode } from '../text/problems.ts';
import { arithmetic, minus } from './condition-arithmetic.ts';
import { callPart, fieldPart, methodPart } from './condition-calls.ts';
import { comparison, membership } from './condition-compare.ts';
import { choice, conjunction, disjunction, negation } from './condition-logic.ts';
import type { Fault, Part, Vocabulary } from './condition-types.ts';
import { LIMITS } from './limits.ts';

export class Checker {
  readonly source: string;
  readonly vocabulary: Vocabulary;
  readonly faults: Fault[] = [];
  readonly reads = new Set<string>();

  constructor(source: string, vocabulary: Vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
  }

  /** Notes what is wrong at a part; the part goes on as `wrong`, about which nothing further is said. */
  fault(
    where: { readonly start: number; readonly source: string },
    code: ProblemCode,
    details: Omit<Fault, 'code' | 'offset'> = {},
  ): Part {
    this.faults.push({ code, offset: where.start, ...details });
    return { type: { is: 'wrong' }, start: where.start, source: where.source, run: () => null };
  }

  check(node: ASTNode, depth: number): Part {
    const where = { start: node.start, source: this.source.slice(node.start, node.end) };
    if (depth > LIMITS.conditionDepth)
      return this.fault(where, 'condition-deep', { allowed: `≤ ${LIMITS.conditionDepth}` });
    const inner = (child: ASTNode): Part => this.check(child, depth + 1);
    switch (node.op) {
      case 'value':
        return this.#literal(node.args, where);
      case 'call':
        return callPart(this, where, node.args[0], node.args[1], inner);
      case 'rcall':
        return methodPart(this, where, node.args[0], node.args[1], node.args[2], inner);
      case '.':
        return fieldPart(this, where, node.args[1], inner(node.args[0]));
      case '!_':
        return negation(this, where, inner(node.args));
      case '-_':
        return minus(this, where, inner(node.args));
      // A chain of one word is one step deep, however long: people write it without parentheses.
      case '&&':
        return conjunction(this, where, chain(node, '&&').map(inner));
      case '||':
        return disjunction(this, where, chain(node, '||').map(inner));
      case '?:':
        return choice(this, where, inner(node.args[0]), inner(node.args[1]), inner(node.args[2]));
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return comparison(this, where, node.op, inner(node.args[0]), inner(node.args[1]));
      case '+':
      case '-':
      case '*':
      case '/':
        return arithmetic(this, where, node.op, inner(node.args[0]), inner(node.args[1]));
      case 'in': {
        const [item, list] = node.args;
        if (list.op !== 'list')
          return this.fault({ start: list.start, source: '' }, 'condition-in', { found: this.#slice(list) });
        return membership(this, where, inner(item), list.args.map(inner));
      }
      default:
        return this.fault(where, 'condition-forbidden', { found: where.source });
    }
  }

  #slice(node: ASTNode): string {
    return this.source.slice(node.start, node.end);
  }

  #literal(value: unknown, where: { start: number; source: string }): Part {
    if (typeof value === 'number' || typeof value === 'bigint') {
      const number = Number(value);
      return { ...where, type: { is: 'number' }, literal: number, range: [number, number], run: () => number };
    }
    if (typeof value === 'boolean') {
      return {
        ...where,
        type: { is: 'yes' },
        literal: value,
        run: () => value,
        can: { be: value, fail: !value, must: new Map() },
      };
    }
    if (typeof value === 'string') return { ...where, type: { is: 'text' }, literal: value, run: () => value };
    return this.fault(where, value === null ? 'condition-null' : 'condition-forbidden', { found: where.source });
  }
}

function chain(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  const parts: ASTNode[] = [];
  let rest: ASTNode = node;
  while (rest.op === op) {
    parts.unshift(rest.args[1]);
    rest = rest.args[0];
  }
  return [rest, ...parts];
}
