/** Warnings by colour and the city's response by level: two scales, which share a badge only here. */
import { css, html, type TemplateResult } from 'lit';
import { COLOURS, type Colour, WARNING_FAMILIES, type WarningFamily } from '../../log/names.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base } from '../parts/styles.ts';

interface Warning {
  readonly family: WarningFamily;
  readonly colour: Exclude<Colour, 'none'>;
  readonly hazard: string;
}

/** `worded` of them have their words beside the sign, the most severe first; the others tell theirs when pointed at. */
export class WarningBadges extends Panel {
  static override styles = [
    base,
    css`
      :host { display: flex; gap: var(--space-8); align-items: center; flex: none; }
      .badge { display: inline-flex; align-items: center; gap: var(--space-6); border-radius: var(--radius-badge); padding: 0 var(--space-6); min-height: 2rem; font-weight: 700; white-space: nowrap; }
      .blue { background: var(--warning-blue); color: var(--on-warning-blue); }
      .yellow { background: var(--warning-yellow); color: var(--on-warning-yellow); border: 1px solid rgba(27, 21, 0, .4); }
      .orange { background: var(--warning-orange); color: var(--on-warning-orange); border: 1px solid rgba(28, 13, 0, .4); }
      .red { background: var(--warning-red); color: var(--on-warning-red); }
      .level { border: 1px solid var(--line2); border-left-width: 8px; color: var(--tx1); }
      .level.IV { border-left-color: var(--warning-blue); } .level.III { border-left-color: var(--warning-yellow); }
      .level.II { border-left-color: var(--warning-orange); } .level.I { border-left-color: var(--warning-red); }
      @media (max-width: 1439px) { :host { gap: var(--space-2); } .badge { padding: 0 var(--space-4); } }
      .none { color: var(--tx3); white-space: nowrap; }
    `,
  ];

  override render(): TemplateResult {
    const { words, labels } = this.speech;
    const warnings = this.#warnings();
    const level = this.#level();
    if (warnings.length === 0 && !level) return html`<span class="none">${labels.header.noWarning}</span>`;
    const worded = Number(this.getAttribute('worded'));
    return html`${warnings.map(({ family, colour, hazard }, place) => {
      const said = `${words.family[family]}${words.family[family].length > 2 ? ' ' : ''}${words.colour[colour]}`;
      const shared = place === 0 && level ? `${said} · ${words.level[level]}` : said;
      return html`<button type="button" class="badge ${colour}" title=${shared} @click=${() => this.select({ kind: 'storm', id: hazard })}>
        <lf-symbol glyph="warning-${COLOURS.indexOf(colour)}" size="14"></lf-symbol>${place < worded ? shared : ''}
      </button>`;
    })}${warnings.length === 0 && level ? html`<span class="badge level ${level}">${words.level[level]}</span>` : ''}`;
  }

  /** Most severe first. */
  #warnings(): readonly Warning[] {
    const found = Object.entries(this.desk.view?.state.warnings ?? {}).flatMap(([hazard, warning]) =>
      WARNING_FAMILIES.map((family) => ({ family, colour: warning[family] ?? 'none', hazard })),
    );
    return found
      .filter((one): one is Warning => one.colour !== 'none')
      .sort((a, b) => COLOURS.indexOf(b.colour) - COLOURS.indexOf(a.colour));
  }

  #level(): 'IV' | 'III' | 'II' | 'I' | undefined {
    const city = this.desk.scenario.posts.find((post) => post.level === 'city');
    const level = city && this.desk.view?.state.posts[city.id]?.level;
    return level === 'duty' ? undefined : level;
  }
}
define('lf-warnings', WarningBadges);
