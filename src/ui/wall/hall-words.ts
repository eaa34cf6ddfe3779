/** What windows say to each other about who has the walls of a drill, beside what hosts and guests say there. */
export interface HallWord {
  /** `yield`: a director's window asks for them; `yielded`: it has them now. */
  readonly say: 'yield' | 'yielded' | 'gone' | 'hello';
  readonly drill: string;
  readonly guest?: string;
}

export const wordOf = ({ data }: MessageEvent<unknown>): Partial<HallWord> => (data ?? {}) as Partial<HallWord>;
