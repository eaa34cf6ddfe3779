/** Where figures come from: what an entry says of its own, and what a section says for those that do not. */
import { type Context, given } from './context.ts';
import type { Path } from './findings.ts';
import type { Figured, Provenance, Scenario } from './scenario.ts';
import type { AuthorProvenance, FiguredName } from './schema.ts';
import type { Author } from './shape.ts';

/** Of the entry at `path`; nothing when it does not say. */
export const provenanceOf = (context: Context, path: Path, author: AuthorProvenance | undefined): Figured =>
  author === undefined ? {} : { provenance: read(context, [...path, 'provenance'], author) };

/** Of the sections. */
export const resolveProvenance = (context: Context, { provenance = {} }: Author): Scenario['provenance'] =>
  Object.fromEntries(
    (Object.entries(provenance) as [FiguredName, AuthorProvenance | undefined][]).flatMap(([section, author]) =>
      author === undefined ? [] : [[section, read(context, ['provenance', section], author)]],
    ),
  );

function read(context: Context, path: Path, { basis, note }: AuthorProvenance): Provenance {
  return { basis, ...given('note', note === undefined ? undefined : context.text([...path, 'note'], note)) };
}
