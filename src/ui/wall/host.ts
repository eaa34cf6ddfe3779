/** The walls of the drill that this window has open: who may look, what they get, and which scene is on each. */
import { Subject } from 'rxjs';
import {
  headquartersOf,
  ReportedPlayer,
  WALL_SERVING,
  withoutInjects,
  withoutScript,
} from '../../player/reported-player.ts';
import type { Port } from '../../player/wire.ts';
import type { Desk } from '../desk.ts';
import { HALL } from '../windows/hall.ts';
import { WindowHost, type Wish } from '../windows/link.ts';
import { type SharedDrill, shareDrill } from '../windows/shared-drill.ts';
import { type HallWord, wordOf } from './hall-words.ts';
import { FIRST, WALLS, type Wall, type WallScene, wallOf } from './scene.ts';

/** What a wall and its director say to each other beside the drill. */
export type OnAir = { readonly wall: 'scene'; readonly scene: WallScene } | { readonly wall: 'noduff' };
export interface WallGiven extends SharedDrill {
  readonly scene: WallScene;
}
type Shows = 'air' | 'preview';

export class WallHost {
  readonly #desk: Desk;
  readonly #host: WindowHost;
  readonly #guests = new Map<Port, { readonly wall: Wall; readonly shows: Shows }>();
  readonly #scenes: Record<Shows, Record<Wall, WallScene>> = {
    air: { command: FIRST, observers: FIRST },
    preview: { command: FIRST, observers: FIRST },
  };
  /** A wall came or went, or a scene was changed. */
  readonly changes$ = new Subject<void>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#host = new WindowHost(this.drill, (wish, port) => this.#admit(wish, port));
  }

  /** The name under which its walls find it again. */
  get drill(): string {
    const { kept, room, source } = this.#desk.opened;
    return kept ?? room ?? source;
  }
  /** Windows that show a wall now. */
  open(wall: Wall): number {
    return [...this.#guests.values()].filter((one) => one.wall === wall && one.shows === 'air').length;
  }
  scene(wall: Wall, shows: Shows): WallScene {
    return this.#scenes[shows][wall];
  }
  prepare(wall: Wall, scene: WallScene): void {
    this.#set(wall, 'preview', scene);
  }
  cut(wall: Wall): void {
    this.#set(wall, 'air', this.#scenes.preview[wall]);
  }

  #set(wall: Wall, shows: Shows, scene: WallScene): void {
    this.#scenes[shows][wall] = scene;
    for (const [port, one] of this.#guests)
      if (one.wall === wall && one.shows === shows) port.postMessage({ wall: 'scene', scene } satisfies OnAir);
    this.changes$.next();
  }

  #admit(
    { role, wall: name, shows = 'air' }: Wish,
    port: Port,
  ): { readonly given: WallGiven; leave(): void } | undefined {
    const wall = role === 'wall' ? wallOf(name) : undefined;
    if (wall === undefined || (shows !== 'air' && shows !== 'preview')) return undefined;
    const { given, leave } = this.#share(wall, port);
    const hear = ({ data }: MessageEvent<OnAir>): void => {
      if (data?.wall === 'noduff' && this.#desk.live) void this.#desk.submit({ type: 'noduff' }, this.#desk.chair);
    };
    port.addEventListener('message', hear as (event: MessageEvent) => void);
    this.#guests.set(port, { wall, shows });
    this.changes$.next();
    return {
      given: { ...given, scene: this.#scenes[shows][wall] },
      leave: () => {
        leave();
        port.removeEventListener('message', hear as (event: MessageEvent) => void);
        this.#guests.delete(port);
        this.changes$.next();
      },
    };
  }

  #share(wall: Wall, port: Port): ReturnType<typeof shareDrill> {
    const { opened, scenario, player } = this.#desk;
    const seat = headquartersOf(scenario);
    if (wall === 'observers' || seat === undefined)
      return shareDrill(opened.source, { scenario: withoutInjects(scenario), player, can: [], ...WALL_SERVING }, port);
    const reported = new ReportedPlayer(player, scenario, seat);
    const serving = { can: [], ...WALL_SERVING, whole: true } as const;
    return shareDrill(opened.source, { scenario: withoutScript(scenario), player: reported, ...serving }, port);
  }

  close(): void {
    this.#host.close();
  }
}

/** How often a window that joined asks for the walls, and after how long they count as another's to cut, ms. */
const ASK_EVERY = 300;
const PATIENCE = 3_000;

/** The walls, for whoever cuts their scenes here; undefined where another window has them. */
export async function openWalls(desk: Desk): Promise<WallHost | undefined> {
  const { seat, admit, room = '' } = desk.opened;
  const joined = seat !== undefined && admit === undefined;
  return joined && !(await yielded(room)) ? undefined : new WallHost(desk);
}

/** Whether a window that only lends the walls has given them up. */
function yielded(drill: string): Promise<boolean> {
  const hall = new BroadcastChannel(HALL);
  return new Promise<boolean>((resolve) => {
    const ask = (): void => hall.postMessage({ say: 'yield', drill } satisfies HallWord);
    const asking = setInterval(ask, ASK_EVERY);
    const end = (got: boolean): void => {
      clearInterval(asking);
      clearTimeout(patience);
      hall.close();
      resolve(got);
    };
    const patience = setTimeout(() => end(false), PATIENCE);
    hall.addEventListener('message', (event) => {
      const word = wordOf(event);
      if (word.say === 'yielded' && word.drill === drill) end(true);
    });
    ask();
  });
}

export { WALLS };
