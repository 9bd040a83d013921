/** Everything a row of pairs is summed from. Classes stand two to a word; bytes four to a word. */
export type Terms = {
  classesAB: Int32Array;
  classesCD: Int32Array;
  worthA: Int32Array;
  atA: number;
  worthB: Int32Array;
  atB: number;
  worthC: Int32Array;
  atC: number;
  worthD: Int32Array;
  atD: number;
  hours: Int32Array;
  interests: Int32Array;
  meetingWorth: Int32Array;
  own: Int32Array;
  others: Int32Array;
  contentWorth: Int32Array;
};

/** Two classes to a word. */
export function packClasses(low: Uint16Array, high: Uint16Array): Int32Array {
  return Int32Array.from(low, (cls, v) => cls | (high[v]! << 16));
}

/** Writes the sums for vertices from `from` up to before `to`. */
export function addUp(t: Terms, from: number, to: number, out: Int32Array): void {
  const whole = Math.min(to, (from + 3) & -4);
  const rest = Math.max(whole, to & -4);
  addUpSingly(t, from, whole, out);
  addUpFours(t, whole, rest, out);
  addUpSingly(t, rest, to, out);
}

function addUpSingly(t: Terms, from: number, to: number, out: Int32Array): void {
  for (let w = from; w < to; w++) {
    const ab = t.classesAB[w]!;
    const cd = t.classesCD[w]!;
    const s = 8 * (w & 3);
    const q = w >> 2;
    const sum =
      t.worthA[t.atA + (ab & 0xffff)]! +
      t.worthB[t.atB + (ab >>> 16)]! +
      t.worthC[t.atC + (cd & 0xffff)]! +
      t.worthD[t.atD + (cd >>> 16)]! +
      t.meetingWorth[(((t.hours[q]! >>> s) & 255) << 8) | ((t.interests[q]! >>> s) & 255)]! +
      t.contentWorth[(((t.own[q]! >>> s) & 255) << 8) | ((t.others[q]! >>> s) & 255)]!;
    out[w] = sum | (sum >> 31);
  }
}

/** The same for four at a time: what takes the time here is the number of looks into arrays. */
function addUpFours(t: Terms, from: number, to: number, out: Int32Array): void {
  const { classesAB, classesCD, worthA, atA, worthB, atB, worthC, atC, worthD, atD } = t;
  const { hours, interests, meetingWorth, own, others, contentWorth } = t;
  let ab: number;
  let cd: number;
  let sum: number;
  for (let w = from; w < to; w += 4) {
    const q = w >> 2;
    const h = hours[q]!;
    const i = interests[q]!;
    const o = own[q]!;
    const t = others[q]!;
    ab = classesAB[w]!;
    cd = classesCD[w]!;
    sum =
      (worthA[(atA + (ab & 0xffff)) | 0]! +
        worthB[(atB + (ab >>> 16)) | 0]! +
        worthC[(atC + (cd & 0xffff)) | 0]! +
        worthD[(atD + (cd >>> 16)) | 0]! +
        meetingWorth[((h & 255) << 8) | (i & 255)]! +
        contentWorth[((o & 255) << 8) | (t & 255)]!) |
      0;
    out[w] = sum | (sum >> 31);
    ab = classesAB[w + 1]!;
    cd = classesCD[w + 1]!;
    sum =
      (worthA[(atA + (ab & 0xffff)) | 0]! +
        worthB[(atB + (ab >>> 16)) | 0]! +
        worthC[(atC + (cd & 0xffff)) | 0]! +
        worthD[(atD + (cd >>> 16)) | 0]! +
        meetingWorth[(h & 0xff00) | ((i >>> 8) & 255)]! +
        contentWorth[(o & 0xff00) | ((t >>> 8) & 255)]!) |
      0;
    out[w + 1] = sum | (sum >> 31);
    ab = classesAB[w + 2]!;
    cd = classesCD[w + 2]!;
    sum =
      (worthA[(atA + (ab & 0xffff)) | 0]! +
        worthB[(atB + (ab >>> 16)) | 0]! +
        worthC[(atC + (cd & 0xffff)) | 0]! +
        worthD[(atD + (cd >>> 16)) | 0]! +
        meetingWorth[((h >>> 8) & 0xff00) | ((i >>> 16) & 255)]! +
        contentWorth[((o >>> 8) & 0xff00) | ((t >>> 16) & 255)]!) |
      0;
    out[w + 2] = sum | (sum >> 31);
    ab = classesAB[w + 3]!;
    cd = classesCD[w + 3]!;
    sum =
      (worthA[(atA + (ab & 0xffff)) | 0]! +
        worthB[(atB + (ab >>> 16)) | 0]! +
        worthC[(atC + (cd & 0xffff)) | 0]! +
        worthD[(atD + (cd >>> 16)) | 0]! +
        meetingWorth[((h >>> 16) & 0xff00) | ((i >>> 24) & 255)]! +
        contentWorth[((o >>> 16) & 0xff00) | ((t >>> 24) & 255)]!) |
      0;
    out[w + 3] = sum | (sum >> 31);
  }
}
