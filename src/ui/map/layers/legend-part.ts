/** A layer's line in the legend: what it is, its unit and time of validity, and below it what its colours and marks mean. */
import type { TemplateResult } from 'lit';
import type { Toggle } from '../scene.ts';

export interface LegendPart {
  readonly what: Toggle;
  readonly title: string;
  readonly said: string;
  readonly key?: TemplateResult | undefined;
}
