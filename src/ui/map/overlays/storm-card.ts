/** What the storm is, over its overview: name, grade, force, pressure, wind, where it goes. */

import { html, nothing, type TemplateResult } from 'lit';
import { stormsOf } from '../../../scenario/scenario.ts';
import { cycloneGrade } from '../../../units/scales.ts';
import { fill } from '../../words.ts';
import type { Scene } from '../scene.ts';

export function stormCard({ scenario, drill, words, speech, names }: Scene): TemplateResult | typeof nothing {
  const hazard = stormsOf(scenario).find(({ id }) => drill?.weather.storms[id]);
  const storm = hazard && drill?.weather.storms[hazard.id];
  if (!storm) return nothing;
  const grade = cycloneGrade(storm.vmax);
  const compass = speech.words.compass[Math.round(storm.heading / 22.5) % 16] ?? '';
  return html`<p><strong>${names.name('hazard', hazard.id)}</strong> ${grade === undefined ? '' : words.grade[grade]}</p>
    <p>${Math.round(storm.pressure)} hPa · ${Math.round(storm.vmax)} m/s · ${fill(words.towards, { compass })} ${Math.round(storm.speed)} km/h</p>`;
}
