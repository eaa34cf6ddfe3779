/** An opened drill in another window of the same browser: served there, and opened here, over a port between the two. */
import type { Power } from '../../player/player.ts';
import { type Port, RemotePlayer, type Served, type Serving, serve, type Tick } from '../../player/wire.ts';
import type { Opened, ScenarioView } from '../session.ts';

/** What the other window needs to begin with; it can be cloned. */
export interface SharedDrill {
  readonly source: string;
  readonly scenario: ScenarioView;
  readonly can: readonly Power[];
  readonly first: Tick;
}

/** What the other window gets, and may ask. */
export interface Share extends Serving {
  readonly scenario: ScenarioView;
  readonly player: Served;
  readonly can: readonly Power[];
}

/** Serves a drill over `port`; the first tick is kept back for whoever lets the other window in. */
export function shareDrill(
  source: string,
  { scenario, player, can, ...serving }: Share,
  port: Port,
): { readonly given: SharedDrill; leave(): void } {
  let first: Tick | undefined;
  // An answer may be ready when whoever asked has gone.
  let gone = false;
  const relay: Port = {
    postMessage(message) {
      if (first === undefined) first = structuredClone(message) as Tick;
      else if (!gone) port.postMessage(message);
    },
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    removeEventListener: (type, listener) => port.removeEventListener(type, listener),
  };
  const stop = serve(player, relay, () => performance.now(), serving);
  if (first === undefined) throw new Error('a player that has told nothing yet cannot be shared');
  return {
    given: { source, scenario, can, first },
    leave: () => {
      gone = true;
      stop();
    },
  };
}

/** The drill as this window has it open. Its log stays where it runs. */
export function joinDrill({ source, scenario, can, first }: SharedDrill, port: Port): Opened {
  return {
    ok: true,
    source,
    scenario,
    player: new RemotePlayer(port, first, can),
    problems: [],
    log: () => Promise.reject(new Error(source)),
  };
}
