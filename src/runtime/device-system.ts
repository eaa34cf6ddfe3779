/**
 * Devices: what people's work sets, so that it reaches the hazards. A device moves towards its setting while its condition
 * holds, at once or at a rate, and away from it when it no longer does, if the scenario says so. Each move is an event whose
 * cause is what made the condition change.
 */
import { DEVICE_EVENTS } from '../hazards/device.ts';
import { RANK } from '../log/names.ts';
import type { Device } from '../scenario/scenario.ts';
import { HOUR, MINUTE, type Millis } from '../units/time.ts';
import type { DrillEngine } from './drill-engine.ts';
import type { System } from './kernel/kernel.ts';

/** How often a device that moves at a rate is moved; a line of the log each. */
const EVERY: Millis = 5 * MINUTE;

/** A millionth of a metre is no work, and adds up to long numbers in the log. */
const NOTHING = 1e-6;
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const takesTime = ({ rate, rise, fall }: Device): boolean => (rate ?? rise ?? fall) !== undefined;
/** By how much a device moves in `span`, up or down. */
function stepOf({ to, otherwise, begins, rate, rise, fall }: Device, up: boolean, span: Millis): number {
  const takes = up ? rise : fall;
  if (takes !== undefined)
    return takes === 0 ? Number.POSITIVE_INFINITY : (Math.abs(to - (otherwise ?? begins)) * span) / takes;
  return rate === undefined ? Number.POSITIVE_INFINITY : (rate * span) / HOUR;
}

/** Whether a device's condition holds, and the event that made it so. */
interface Held {
  holds: boolean;
  cause: number;
}

export class DeviceSystem implements System {
  readonly id = 'devices';
  readonly #engine: DrillEngine;
  readonly #held = new Map<string, Held>();
  readonly #byKey = new Map<string, Device[]>();
  /** To be looked at in this instant, with what stirred each. */
  readonly #stirred = new Map<Device, number>();
  #dueAt = -1;

  constructor(engine: DrillEngine) {
    this.#engine = engine;
    for (const device of engine.scenario.devices) {
      this.#held.set(device.id, { holds: false, cause: 0 });
      for (const key of device.when.reads) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), device]);
    }
  }

  open(cause: number): void {
    for (const device of this.#engine.scenario.devices) this.#stirred.set(device, cause);
    if (this.#stirred.size > 0) this.#wake(cause);
  }

  stir(key: string, cause: number): void {
    const devices = this.#byKey.get(key);
    if (devices === undefined) return;
    for (const device of devices) this.#stirred.set(device, cause);
    this.#wake(cause);
  }

  receive(): void {
    this.#dueAt = -1;
    const { reader, now, scenario } = this.#engine;
    reader.now = now;
    for (const device of scenario.devices) {
      const cause = this.#stirred.get(device);
      if (cause === undefined) continue;
      this.#stirred.delete(device);
      this.#look(device, cause);
    }
  }

  /** Moves what moves at a rate; called after each step of the hazards. */
  move(): void {
    if (this.#engine.now % EVERY !== 0) return;
    for (const device of this.#engine.scenario.devices) if (takesTime(device)) this.#set(device, EVERY);
  }

  save(): readonly (readonly [string, boolean, number])[] {
    return Array.from(this.#held, ([id, { holds, cause }]) => [id, holds, cause] as const);
  }
  restore(saved: readonly (readonly [string, boolean, number])[]): void {
    this.#stirred.clear();
    this.#dueAt = -1;
    for (const [id, holds, cause] of saved) this.#held.set(id, { holds, cause });
  }

  /** With the conditions, once all else of the instant is done. */
  #wake(cause: number): void {
    const { kernel } = this.#engine;
    if (this.#dueAt === kernel.now) return;
    this.#dueAt = kernel.now;
    kernel.send(this.id, { type: 'LOOK' }, Math.max(0, cause), kernel.now, RANK.condition);
  }

  #look(device: Device, cause: number): void {
    const held = this.#held.get(device.id) as Held;
    const holds = device.when.holds(this.#engine.reader);
    if (holds === held.holds) return;
    held.holds = holds;
    held.cause = cause < 0 ? this.#engine.hazardCause() : cause;
    this.#set(device, 0);
  }

  /** Moves a device for `span` towards where it should be; at once where that takes no time. Untouched ones are as they begin. */
  #set(device: Device, span: Millis): void {
    const { holds, cause } = this.#held.get(device.id) as Held;
    const target = holds ? device.to : device.otherwise;
    if (target === undefined) return;
    const is = this.#engine.state.settings[device.id] ?? device.begins;
    if (is === target) return;
    const step = stepOf(device, target > is, span);
    if (step === 0) return;
    const value = Math.abs(target - is) <= step + NOTHING ? target : rounded(is + (target > is ? step : -step));
    this.#engine.append({ type: DEVICE_EVENTS[device.kind], device: device.id, value }, cause);
  }
}
