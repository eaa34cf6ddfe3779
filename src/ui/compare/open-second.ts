/** Opens a second log beside the one that is looked at. */
import type { Desk } from '../desk.ts';
import type { Progress } from '../session.ts';
import { fill } from '../words.ts';
import { compareLabels } from './labels.ts';
import { SecondRun } from './second-run.ts';

/** Why it was not opened, in words; undefined when it was. `said` hears what is being done. */
export async function openSecond(desk: Desk, file: File, said: (what: string) => void): Promise<string | undefined> {
  const { beside } = desk.opened;
  const words = compareLabels(desk.speech);
  if (beside === undefined) return fill(words.failed, { reason: file.name });
  said(words.reading);
  const own = await desk.opened.log();
  if (own === undefined) return fill(words.failed, { reason: desk.opened.source });
  const compared = await beside.compare(new File([own.blob], own.name), file);
  if (!compared.ok) return fill(words.failed, { reason: reasons(desk, compared.problems) });
  said(fill(words.opening, { source: file.name }));
  const opened = await beside.open(file, ({ share }: Progress) =>
    said(`${fill(words.opening, { source: file.name })} ${Math.round(share * 100)}%`),
  );
  if (!opened.ok) return fill(words.failed, { reason: reasons(desk, opened.problems) });
  desk.store.state.second?.close();
  desk.store.set({ second: new SecondRun(desk, opened, compared), sideTab: 'compare' });
  return undefined;
}

const reasons = (
  { speech }: Desk,
  problems: readonly { readonly severity: string; readonly message: Readonly<Record<'zh' | 'en', string>> }[],
): string =>
  problems
    .filter(({ severity }) => severity === 'error')
    .slice(0, 2)
    .map(({ message }) => message[speech.language])
    .join(' ');
