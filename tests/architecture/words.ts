import type { Source, Violation } from './sources.ts';
import { violation } from './sources.ts';

const CITY = /qingdao|青岛/i;
/** Ways of the DOM and of lit by which a text becomes markup. */
const MARKUP =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc)\b|\bdocument\.write/;
const OUTSIDE = /\.\.\/shared\b|\/work\/(main|shared)\b/;

function firstIn(source: Source, pattern: RegExp, what: string, why: string): Violation[] {
  const at = `${source.path}\n${source.text}`.search(pattern);
  if (at < 0) return [];
  return [violation(source, Math.max(0, at - source.path.length - 1), what, why)];
}

/** A file of src/, its name, code or comments, that knows a city. */
export const knowsACity = (source: Source): Violation[] =>
  firstIn(source, CITY, 'names a city', 'another city brings its own scenario and changes no code');

/** A file that could show what an author or a player wrote as markup. */
export const showsMarkup = (source: Source): Violation[] =>
  firstIn(
    source,
    MARKUP,
    'makes markup of a text',
    'texts of scenarios, logs and people are shown as text, never as HTML',
  );

/** A file that names a path beside the project. */
export const reachesOutside = (source: Source): Violation[] =>
  firstIn(source, OUTSIDE, 'names a path beside the project', 'a fresh clone has nothing beside it');
