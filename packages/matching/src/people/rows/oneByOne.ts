import type { Compiled } from '../compile.ts';
import type { Policy } from '../types.ts';

/** Works on `out`, the weights of the pairs of vertex v with each from `first` on; those of pairs that may not be are negative. */
export type OneByOne = (
  c: Compiled,
  policy: Policy,
  people: Int32Array,
  v: number,
  first: number,
  out: Int32Array,
) => void;

/** The same with something of its own at hand. */
export type OneByOneWith<Own> = (own: Own, ...row: Parameters<OneByOne>) => void;
