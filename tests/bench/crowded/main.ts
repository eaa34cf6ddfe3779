/** The page's own map, fed by a made-up drill: what `npm run bench -- map` looks at. */
import { fetchScenario } from '../../../src/opening/fetch-scenario.ts';
import { openScenario } from '../../../src/runtime/scenario-source.ts';
import { defineSymbolElement } from '../../../src/ui/look/symbols/element.ts';
import { adoptLook, setPageTheme } from '../../../src/ui/look/theme.ts';
import type { LandfallMap } from '../../../src/ui/map/map-element.ts';
import '../../../src/ui/map/map-element.ts';
import { Store } from '../../../src/ui/store.ts';
import { learn } from '../../../src/ui/words.ts';
import { CrowdedPlayer } from './crowded-player.ts';
import { crowded } from './crowded-scenario.ts';

/** Pictures of the map: each begins by clearing the canvas. */
const counted = globalThis as unknown as { pictures: number };
counted.pictures = 0;
const clear = WebGL2RenderingContext.prototype.clear;
WebGL2RenderingContext.prototype.clear = function (this: WebGL2RenderingContext, mask: number): void {
  if (this.getParameter(this.FRAMEBUFFER_BINDING) === null) counted.pictures += 1;
  clear.call(this, mask);
};

const { scenario } = openScenario(await fetchScenario('qingdao-2022', new URL('/', location.href).href, () => {}));
if (scenario === undefined) throw new Error('The scenario cannot be read.');
adoptLook(document);
defineSymbolElement();
setPageTheme(document, 'dark');
await learn('zh');
const view = crowded(scenario);
const map = document.createElement('landfall-map') as LandfallMap;
Object.assign(map, { store: new Store(), scenario: view, player: new CrowdedPlayer(view) });
map.style.cssText = 'position: fixed; inset: 0';
document.body.append(map);
