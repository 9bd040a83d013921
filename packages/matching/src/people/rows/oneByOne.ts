import type { Compiled } from '../compile.ts';
import type { Policy } from '../types.ts';

/** Changes `out`, the weights of the pairs of vertex v with each from `first` on. Forbidden pairs have a negative weight. */
export type OneByOne = (
  c: Compiled,
  policy: Policy,
  people: Int32Array,
  v: number,
  first: number,
  out: Int32Array,
) => void;

/** The same, with data of its own. */
export type OneByOneWith<Own> = (own: Own, ...row: Parameters<OneByOne>) => void;
