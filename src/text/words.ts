/** A text that an author writes in two languages, always shown as text, never as HTML. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = 'zh' | 'en';
