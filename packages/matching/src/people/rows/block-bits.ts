/** Who has which item, in blocks of 32 vertices: bit v % 32 of `bits[floor(v / 32) * items + item]` says that v has it. */
export type BlockBits = { items: number; bits: Int32Array };

/** `countShared` counts exactly up to here; whatever is more comes out as something from `MANY` to here. */
export const COUNTED = 63;
export const MANY = 32;

/** Items are counted eight at a time: lists are filled up to a multiple of it with an item that nobody has. */
export const STEP = 8;

/** Four bytes, the lowest first: byte k is bit k of the index, and twice bit k + 4, and four times bit k + 8. */
const SPREAD = Int32Array.from({ length: 4096 }, (_, index) => {
  let bytes = 0;
  for (let k = 0; k < 4; k++) {
    bytes |=
      (((index >> k) & 1) | (((index >> (k + 4)) & 1) << 1) | (((index >> (k + 8)) & 1) << 2)) << (8 * k);
  }
  return bytes;
});

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
 * Bytes for each vertex four to a word: that of vertex v is bits 8 (v % 4) and on of word floor(v / 4). There is room for
 * whole blocks.
 */
export function createBytes(n: number): Int32Array {
  return new Int32Array(blocksOf(n) * 8);
}

/** The four bytes that are 1 where the lowest four bits are set. */
export function spreadOf(bits: number): number {
  return SPREAD[bits & 15]!;
}

/**
 * Into the byte of each vertex v of the blocks from `block` on: its byte in `base`, and how many of `list[start]` up to
 * before `list[end]` v has. The list's length is a multiple of `STEP`. Counts 32 vertices at once: each place of
 * the binary numbers has a word of its own.
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
  const spread = SPREAD;
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
    for (const last = o + 8; o < last; o++) {
      const low = (ones & 15) | ((twos & 15) << 4) | ((fours & 15) << 8);
      const high = (eights & 15) | ((sixteens & 15) << 4) | ((more & 15) << 8);
      out[o] = (base[o]! + spread[low]! + (spread[high]! << 3)) | 0;
      ones >>>= 4;
      twos >>>= 4;
      fours >>>= 4;
      eights >>>= 4;
      sixteens >>>= 4;
      more >>>= 4;
    }
  }
}
