/** Another drill from the moment that is looked at: the log goes to a new engine, which runs up to it and stands there, live. */
import type { DrillTime } from '../../units/time.ts';
import type { ActionContext } from '../action-context.ts';

export async function branchHere({ desk, open }: ActionContext): Promise<void> {
  if (desk === undefined) return;
  const at = desk.at as DrillTime;
  const file = await desk.opened.log();
  if (file !== undefined) open({ branch: new File([file.blob], file.name), at });
}
