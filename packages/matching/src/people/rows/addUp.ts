/** The terms of the sums for a row of pairs: the places of all worths in `tables`, and the classes, bytes and codes that index them. */
export type Terms = {
  tables: Int32Array;
  /** Four for each vertex, two to a word, with room for whole blocks. */
  classes: Int32Array;
  atA: number;
  atB: number;
  atC: number;
  atD: number;
  hours: Int32Array;
  interests: Int32Array;
  atMeeting: number;
  own: Int32Array;
  /** The code of vertex w is at `atCodes + 4 * w`. */
  codes: Uint8Array;
  atCodes: number;
  atContent: number;
  /** One block. */
  scratch: Int32Array;
};

/** Writes the sums for vertices from `from` to before `to`; a sum below 0 is written as -1. */
export function addUp(t: Terms, from: number, to: number, out: Int32Array): void {
  const { scratch } = t;
  const begin = from & -32;
  const end = to & -32;
  if (begin < end) {
    // Whole blocks are written at once, so the values before `from` are put back.
    for (let w = begin; w < from; w++) scratch[w - begin] = out[w]!;
    addUpBlocks(t, begin >>> 5, end >>> 5, out, 0);
    for (let w = begin; w < from; w++) out[w] = scratch[w - begin]!;
  }
  if (Math.max(from, end) < to) {
    addUpBlocks(t, end >>> 5, (end >>> 5) + 1, scratch, end);
    for (let w = Math.max(from, end); w < to; w++) out[w] = scratch[w - end]!;
  }
}

/**
 * The time is spent on array look-ups and grows with the number of arrays. The masks change no value: they tell the compiler that no index
 * is below 0 or overflows.
 */
function addUpBlocks(t: Terms, from: number, to: number, out: Int32Array, offset: number): void {
  const { tables, classes, hours, interests, own: owns, codes, atCodes } = t;
  const atA = t.atA & 0x3fffffff;
  const atB = t.atB & 0x3fffffff;
  const atC = t.atC & 0x3fffffff;
  const atD = t.atD & 0x3fffffff;
  const atMeeting = t.atMeeting & 0x3fffffff;
  const atContent = t.atContent & 0x3fffffff;
  let ab: number;
  let cd: number;
  let sum: number;
  for (let k = 8 * from; k < 8 * to; k++) {
    const w = ((k & -8) << 2) | (k & 7);
    const c = (w << 1) & 0x3fffffff;
    const o = (w - offset) & 0x3fffffff;
    const code = ((w << 2) + atCodes) & 0x3fffffff;
    const hour = hours[k]!;
    const interest = interests[k]!;
    const own = owns[k]!;
    ab = classes[c]!;
    cd = classes[c + 1]!;
    sum =
      (tables[atA + (ab & 0xffff)]! +
        tables[atB + (ab >>> 16)]! +
        tables[atC + (cd & 0xffff)]! +
        tables[atD + (cd >>> 16)]! +
        tables[atMeeting + (((interest & 255) << 6) | (hour & 255))]! +
        tables[atContent + ((codes[code]! << 5) | (own & 255))]!) |
      0;
    out[o] = sum | (sum >> 31);
    ab = classes[c + 16]!;
    cd = classes[c + 17]!;
    sum =
      (tables[atA + (ab & 0xffff)]! +
        tables[atB + (ab >>> 16)]! +
        tables[atC + (cd & 0xffff)]! +
        tables[atD + (cd >>> 16)]! +
        tables[atMeeting + (((interest >>> 2) & 0x3fc0) | ((hour >>> 8) & 255))]! +
        tables[atContent + ((codes[code + 32]! << 5) | ((own >>> 8) & 255))]!) |
      0;
    out[o + 8] = sum | (sum >> 31);
    ab = classes[c + 32]!;
    cd = classes[c + 33]!;
    sum =
      (tables[atA + (ab & 0xffff)]! +
        tables[atB + (ab >>> 16)]! +
        tables[atC + (cd & 0xffff)]! +
        tables[atD + (cd >>> 16)]! +
        tables[atMeeting + (((interest >>> 10) & 0x3fc0) | ((hour >>> 16) & 255))]! +
        tables[atContent + ((codes[code + 64]! << 5) | ((own >>> 16) & 255))]!) |
      0;
    out[o + 16] = sum | (sum >> 31);
    ab = classes[c + 48]!;
    cd = classes[c + 49]!;
    sum =
      (tables[atA + (ab & 0xffff)]! +
        tables[atB + (ab >>> 16)]! +
        tables[atC + (cd & 0xffff)]! +
        tables[atD + (cd >>> 16)]! +
        tables[atMeeting + (((interest >>> 18) & 0x3fc0) | (hour >>> 24))]! +
        tables[atContent + ((codes[code + 96]! << 5) | (own >>> 24))]!) |
      0;
    out[o + 24] = sum | (sum >> 31);
  }
}
