/** Whom a hazard follows: teams on their ways, and danger areas in their middle as long as somebody is there. */
import { z } from 'zod';
import type { Context } from '../context.ts';
import { list } from '../schema-parts.ts';

export const followShape = list(z.enum(['teams', 'areas']), 2);

/** Ids as the document has them, each once. */
export function followed({ ids }: Context, follow: readonly ('teams' | 'areas')[]): readonly string[] {
  const [teams, areas] = [follow.includes('teams'), follow.includes('areas')];
  return [...(teams ? ids.of('team') : []), ...(areas ? ids.of('area') : [])].filter((id) => id !== 'all');
}
