/**
 * The delays that an actor waits for: a chain through the deliveries themselves. They are few at a time, and one that ends is taken
 * out without a look at the others; a list of its own for each actor would be three more places in memory to go to.
 */
import type { Actor } from './actor.ts';
import type { Delivery } from './delivery.ts';

export function addTimer(actor: Actor, due: Delivery): void {
  const first = actor.waiting;
  due.after = first;
  if (first !== undefined) first.before = due;
  actor.waiting = due;
}

/** Takes a delay out of the chain: it has ended, or is waited for no longer. */
export function endTimer(actor: Actor, due: Delivery): void {
  const { before, after } = due;
  if (before === undefined) actor.waiting = after;
  else before.after = after;
  if (after !== undefined) after.before = before;
  due.before = undefined;
  due.after = undefined;
}

/** Takes out the delay of that name; undefined when it is not waited for. */
export function takeTimer(actor: Actor, name: string): Delivery | undefined {
  for (let due = actor.waiting; due !== undefined; due = due.after) {
    if (due.timer !== name) continue;
    endTimer(actor, due);
    return due;
  }
  return undefined;
}

/** All that an actor waits for, the latest first. */
export function timersOf(actor: Actor): Delivery[] {
  const all: Delivery[] = [];
  for (let due = actor.waiting; due !== undefined; due = due.after) all.push(due);
  return all;
}
