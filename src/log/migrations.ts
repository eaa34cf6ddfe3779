/**
 * Old logs stay viewable (design 7): an event that an older behaviour wrote is brought to this one's form before it is
 * read, in single steps by type. The chain is over what was written, so it is checked before.
 */
export type RawEvent = Readonly<Record<string, unknown>>;

export interface EventMigration {
  /** As the older behaviour wrote it. */
  readonly type: string;
  /** The last behaviour that wrote it so. */
  readonly upTo: number;
  up(event: RawEvent): RawEvent;
}

/** Behaviour 1 is the first. In the order in which they are applied. */
export const EVENT_MIGRATIONS: readonly EventMigration[] = [];

/** Brings events of a log of `behaviour` to the present form. */
export function eventMigrator(behaviour: number, all = EVENT_MIGRATIONS): (event: RawEvent) => RawEvent {
  const steps = all.filter(({ upTo }) => behaviour <= upTo);
  if (steps.length === 0) return (event) => event;
  return (event) => steps.reduce((now, step) => (now['type'] === step.type ? step.up(now) : now), event);
}
