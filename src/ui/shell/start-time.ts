/** StartEx at a time of the room's clock: a hall fills until 09:00, and nobody need be at the button. It lasts as long as the window. */
import { css, html, type TemplateResult } from 'lit';
import { formatDuration, MINUTE } from '../../units/time.ts';
import { perform } from '../actions.ts';
import { define } from '../parts/define.ts';
import { Panel } from '../parts/panel.ts';
import { base, controls } from '../parts/styles.ts';
import { fill, type Speech } from '../words.ts';

const zh = {
  at: '定时开始（本机时间）',
  set: '定时',
  armed: '{time} 自动开始，还有 {left}',
  stays: '本窗口须开着',
  tomorrow: '明天 {time}',
  cancel: '取消定时',
};
const en: typeof zh = {
  at: 'Start at (this computer’s time)',
  set: 'Set',
  armed: 'Starts at {time}, in {left}',
  stays: 'This window has to stay open',
  tomorrow: '{time} tomorrow',
  cancel: 'Cancel',
};
const wordsOf = ({ language }: Speech): typeof zh => (language === 'zh' ? zh : en);

/** The next moment at which the room's clock says `hh:mm`, ms since 1970; within the minute that is named, at once. */
export function nextAt(clock: string, now: number): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const then = new Date(now);
  then.setHours(Number(hours), Number(minutes), 0, 0);
  if (then.getTime() + MINUTE <= now) then.setDate(then.getDate() + 1);
  return then.getTime();
}

export class StartTime extends Panel {
  static override properties = { ...Panel.properties, due: { state: true }, left: { state: true } };
  /** ms since 1970. */
  declare due: number | undefined;
  declare left: number;
  #ticking: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    base,
    controls,
    css`
      :host { display: block; color: var(--tx2); }
      form, p { display: flex; align-items: center; flex-wrap: wrap; gap: var(--space-8); }
      input { min-height: 2.154rem; background: var(--bg3); color: var(--tx1); border: 1px solid var(--line2); border-radius: var(--radius-control); padding: 0 var(--space-6); font: inherit; }
      p span { font-variant-numeric: tabular-nums; }
      @media (pointer: coarse) { input, .button { min-height: 44px; } }
    `,
  ];

  override disconnectedCallback(): void {
    this.#disarm();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const words = wordsOf(this.speech);
    if (this.due === undefined)
      return html`<form @submit=${this.#set}><label for="at">${words.at}</label><input id="at" name="at" type="time" required />
        <button class="button">${words.set}</button></form>`;
    const time = new Date(this.due).toLocaleTimeString('sv').slice(0, 5);
    const isToday = new Date(this.due).getDate() === new Date().getDate();
    const said = { time: isToday ? time : fill(words.tomorrow, { time }), left: formatDuration(this.left) };
    return html`<p role="timer" title=${words.stays}><span>${fill(words.armed, said)}</span>
      <button type="button" class="button" @click=${this.#disarm}>${words.cancel}</button></p>`;
  }

  #set(event: Event): void {
    event.preventDefault();
    const clock = ((event.target as HTMLFormElement).elements.namedItem('at') as HTMLInputElement).value;
    this.due = nextAt(clock, Date.now());
    if (this.due === undefined) return;
    this.#ticking = setInterval(this.#tick, 250);
    this.#tick();
  }

  readonly #tick = (): void => {
    this.left = Math.max(0, (this.due ?? 0) - Date.now());
    if (this.left > 0) return;
    this.#disarm();
    perform('startex', this.context);
  };

  readonly #disarm = (): void => {
    clearInterval(this.#ticking);
    this.due = undefined;
  };
}
define('lf-start-time', StartTime);
