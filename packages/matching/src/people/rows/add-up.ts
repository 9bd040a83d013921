/** Everything a row of pairs is summed from: where in `tables` is worth what, and by which classes, bytes and codes it is found. */
export type Terms = {
  tables: Int32Array;
  /** Four for each vertex, two to a word; there is room for whole blocks. */
  classes: Int32Array;
  atA: number;
  atB: number;
  atC: number;
  atD: number;
  hours: Int32Array;
  interests: Int32Array;
  atMeeting: number;
  own: Int32Array;
  /** That of vertex w is at `atCodes + 4 * w`. */
  codes: Uint8Array;
  atCodes: number;
  atContent: number;
  /** One block. */
  scratch: Int32Array;
};

/** Writes the sums for vertices from `from` up to before `to`, -1 for those below 0. */
export function addUp(t: Terms, from: number, to: number, out: Int32Array): void {
  const whole = Math.min((from + 31) & -32, to);
  const rest = Math.max(whole, to & -32);
  addUpPart(t, from, whole, out);
  addUpBlocks(t, whole >>> 5, rest >>> 5, out, 0);
  addUpPart(t, rest, to, out);
}

/** Within one block. */
function addUpPart(t: Terms, from: number, to: number, out: Int32Array): void {
  if (from >= to) return;
  const block = from >>> 5;
  addUpBlocks(t, block, block + 1, t.scratch, 32 * block);
  for (let w = from; w < to; w++) out[w] = t.scratch[w & 31]!;
}

/** What takes the time here is the number of looks into arrays, and how many arrays there are. */
function addUpBlocks(t: Terms, from: number, to: number, out: Int32Array, offset: number): void {
  const { tables, classes, atA, atB, atC, atD, hours, interests, atMeeting } = t;
  const { own: owns, codes, atCodes, atContent } = t;
  let ab: number;
  let cd: number;
  let sum: number;
  for (let k = 8 * from; k < 8 * to; k++) {
    const w = ((k & -8) << 2) | (k & 7);
    const c = w << 1;
    const o = (w - offset) | 0;
    const code = ((w << 2) + atCodes) | 0;
    const hour = hours[k]!;
    const interest = interests[k]!;
    const own = owns[k]!;
    ab = classes[c]!;
    cd = classes[(c + 1) | 0]!;
    sum =
      (tables[(atA + (ab & 0xffff)) | 0]! +
        tables[(atB + (ab >>> 16)) | 0]! +
        tables[(atC + (cd & 0xffff)) | 0]! +
        tables[(atD + (cd >>> 16)) | 0]! +
        tables[(atMeeting + (((interest & 255) << 6) | (hour & 255))) | 0]! +
        tables[(atContent + ((codes[code]! << 5) | (own & 255))) | 0]!) |
      0;
    out[o] = sum | (sum >> 31);
    ab = classes[(c + 16) | 0]!;
    cd = classes[(c + 17) | 0]!;
    sum =
      (tables[(atA + (ab & 0xffff)) | 0]! +
        tables[(atB + (ab >>> 16)) | 0]! +
        tables[(atC + (cd & 0xffff)) | 0]! +
        tables[(atD + (cd >>> 16)) | 0]! +
        tables[(atMeeting + (((interest >>> 2) & 0x3fc0) | ((hour >>> 8) & 255))) | 0]! +
        tables[(atContent + ((codes[(code + 32) | 0]! << 5) | ((own >>> 8) & 255))) | 0]!) |
      0;
    out[(o + 8) | 0] = sum | (sum >> 31);
    ab = classes[(c + 32) | 0]!;
    cd = classes[(c + 33) | 0]!;
    sum =
      (tables[(atA + (ab & 0xffff)) | 0]! +
        tables[(atB + (ab >>> 16)) | 0]! +
        tables[(atC + (cd & 0xffff)) | 0]! +
        tables[(atD + (cd >>> 16)) | 0]! +
        tables[(atMeeting + (((interest >>> 10) & 0x3fc0) | ((hour >>> 16) & 255))) | 0]! +
        tables[(atContent + ((codes[(code + 64) | 0]! << 5) | ((own >>> 16) & 255))) | 0]!) |
      0;
    out[(o + 16) | 0] = sum | (sum >> 31);
    ab = classes[(c + 48) | 0]!;
    cd = classes[(c + 49) | 0]!;
    sum =
      (tables[(atA + (ab & 0xffff)) | 0]! +
        tables[(atB + (ab >>> 16)) | 0]! +
        tables[(atC + (cd & 0xffff)) | 0]! +
        tables[(atD + (cd >>> 16)) | 0]! +
        tables[(atMeeting + (((interest >>> 18) & 0x3fc0) | (hour >>> 24))) | 0]! +
        tables[(atContent + ((codes[(code + 96) | 0]! << 5) | (own >>> 24))) | 0]!) |
      0;
    out[(o + 24) | 0] = sum | (sum >> 31);
  }
}
