/** What has become of an inject, in a word; while some of those it went to have not acknowledged it, how many have. */
import type { InjectRecord } from '../../drill/state.ts';
import type { InjectView } from '../roster.ts';
import type { Speech } from '../words.ts';

export function playWord({ words }: Speech, { to }: InjectView, record: InjectRecord | undefined): string {
  const play = record?.play ?? 'planned';
  const have = record?.acknowledgedBy?.length ?? 0;
  const waits = play === 'acknowledged' && have < to.length;
  return waits ? `${words.play[play]} ${have}/${to.length}` : words.play[play];
}
