/**
 * The full equations as a part that comes when it is wanted: few scenarios ask for them, and a page need not fetch them for the others.
 * A host sees to it before it makes an engine; programs that hold all of it do so once, by importing `shallow-here.ts`.
 */
type Shallow = typeof import('./swe.ts');
let part: Shallow | undefined;

export const haveShallow = (here: Shallow): void => {
  part = here;
};

/** Brings what the floods among these hazards need besides the engine itself. */
export async function fetchShallow(
  hazards: readonly { readonly kind: string; readonly scheme?: string }[],
): Promise<void> {
  if (hazards.some(({ kind, scheme }) => kind === 'flood' && scheme === 'swe')) haveShallow(await import('./swe.ts'));
}

export function shallow(): Shallow {
  if (part === undefined) throw new Error('the full equations were not fetched before the engine was made');
  return part;
}
