/** The items of each vertex, in blocks of 32 vertices: bit v % 32 of `bits[floor(v / 32) * items + item]` says that v has the item. */
export type BlockBits = { items: number; bits: Int32Array };

/** `countShared` counts exactly up to this number. A larger count becomes some number from `MANY` to this one. */
export const COUNTED = 63;
export const MANY = 32;

/** Items are counted eight at a time. Lists are padded to a multiple of eight with an item that nobody has. */
export const STEP = 8;

export function createBlockBits(n: number, items: number): BlockBits {
  return { items, bits: new Int32Array(blocksOf(n) * items) };
}

export function blocksOf(n: number): number {
  return (n + 31) >>> 5;
}

export function setBit({ items, bits }: BlockBits, v: number, item: number): void {
  bits[(v >>> 5) * items + item]! |= 1 << (v & 31);
}

export function hasBit({ items, bits }: BlockBits, v: number, item: number): boolean {
  return ((bits[(v >>> 5) * items + item]! >>> (v & 31)) & 1) === 1;
}

/**
 * Bytes for each vertex, four to a word and eight words to a block. Word q of a block holds those of its vertices q, q + 8, q + 16 and q +
 * 24, the first lowest.
 */
export function createBytes(n: number): Int32Array {
  return new Int32Array(blocksOf(n) * 8);
}

/** Adds to the byte of vertex v. */
export function addByte(bytes: Int32Array, v: number, value: number): void {
  bytes[(v >>> 5) * 8 + (v & 7)]! += value << (v & 24);
}

/**
 * Writes a byte for each vertex v of the blocks from `block` on: its byte in `base`, plus how many of `list[start]` to before `list[end]` v
 * has. The list's length is a multiple of `STEP`. Counts 32 vertices at once: each binary digit of their counts has a word of its own.
 */
export function countShared(
  { items, bits }: BlockBits,
  list: Int32Array,
  start: number,
  end: number,
  block: number,
  base: Int32Array,
  out: Int32Array,
): void {
  let o = block * 8;
  for (let at = block * items; at < bits.length; at = (at + items) | 0) {
    let ones = 0;
    let twos = 0;
    let fours = 0;
    let eights = 0;
    let sixteens = 0;
    let more = 0;
    for (let k = start; k < end; k = (k + 8) | 0) {
      const a = bits[(at + list[k]!) | 0]!;
      const b = bits[(at + list[(k + 1) | 0]!) | 0]!;
      const c = bits[(at + list[(k + 2) | 0]!) | 0]!;
      const d = bits[(at + list[(k + 3) | 0]!) | 0]!;
      const e = bits[(at + list[(k + 4) | 0]!) | 0]!;
      const f = bits[(at + list[(k + 5) | 0]!) | 0]!;
      const g = bits[(at + list[(k + 6) | 0]!) | 0]!;
      const h = bits[(at + list[(k + 7) | 0]!) | 0]!;
      let x = ones ^ a;
      const twoA = (ones & a) | (x & b);
      ones = x ^ b;
      x = ones ^ c;
      const twoB = (ones & c) | (x & d);
      ones = x ^ d;
      x = ones ^ e;
      const twoC = (ones & e) | (x & f);
      ones = x ^ f;
      x = ones ^ g;
      const twoD = (ones & g) | (x & h);
      ones = x ^ h;
      x = twos ^ twoA;
      const fourA = (twos & twoA) | (x & twoB);
      twos = x ^ twoB;
      x = twos ^ twoC;
      const fourB = (twos & twoC) | (x & twoD);
      twos = x ^ twoD;
      x = fours ^ fourA;
      const eight = (fours & fourA) | (x & fourB);
      fours = x ^ fourB;
      const sixteen = eights & eight;
      eights ^= eight;
      more |= sixteens & sixteen;
      sixteens ^= sixteen;
    }
    writeBytes(ones, twos, fours, eights, sixteens, more, base, o, 1, out, o, 1);
    o = (o + 8) | 0;
  }
}

/**
 * Turns binary numbers of 32 vertices, with a word for each digit, into eight words of bytes (see `createBytes`). Word q goes to `out[to +
 * q * stride]` and is added to `base[from + q * step]`. Works by halves: pairs of bits, then fours, then bytes.
 */
export function writeBytes(
  ones: number,
  twos: number,
  fours: number,
  eights: number,
  sixteens: number,
  more: number,
  base: Int32Array,
  from: number,
  step: number,
  out: Int32Array,
  to: number,
  stride: number,
): void {
  const low = (ones & 0x55555555) | ((twos & 0x55555555) << 1);
  const lowOdd = ((ones >>> 1) & 0x55555555) | (twos & 0xaaaaaaaa);
  const middle = (fours & 0x55555555) | ((eights & 0x55555555) << 1);
  const middleOdd = ((fours >>> 1) & 0x55555555) | (eights & 0xaaaaaaaa);
  const high = (sixteens & 0x55555555) | ((more & 0x55555555) << 1);
  const highOdd = ((sixteens >>> 1) & 0x55555555) | (more & 0xaaaaaaaa);
  const by0 = (low & 0x33333333) | ((middle & 0x33333333) << 2);
  const by1 = (lowOdd & 0x33333333) | ((middleOdd & 0x33333333) << 2);
  const by2 = ((low >>> 2) & 0x33333333) | (middle & 0xcccccccc);
  const by3 = ((lowOdd >>> 2) & 0x33333333) | (middleOdd & 0xcccccccc);
  let i = from;
  let o = to;
  out[o] = (base[i]! + ((by0 & 0x0f0f0f0f) | ((high << 4) & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + ((by1 & 0x0f0f0f0f) | ((highOdd << 4) & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + ((by2 & 0x0f0f0f0f) | ((high << 2) & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + ((by3 & 0x0f0f0f0f) | ((highOdd << 2) & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + (((by0 >>> 4) & 0x0f0f0f0f) | (high & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + (((by1 >>> 4) & 0x0f0f0f0f) | (highOdd & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + (((by2 >>> 4) & 0x0f0f0f0f) | ((high >>> 2) & 0x30303030))) | 0;
  i = (i + step) | 0;
  o = (o + stride) | 0;
  out[o] = (base[i]! + (((by3 >>> 4) & 0x0f0f0f0f) | ((highOdd >>> 2) & 0x30303030))) | 0;
}
