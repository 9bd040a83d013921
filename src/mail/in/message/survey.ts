import { asFile, edited } from './edits.ts';
import type { Edit } from './edits.ts';
import { LIMITS, beyondLimits, noCounts } from './limits.ts';
import type { Unreadable } from './limits.ts';
import { noLargeFiles, takeLarge } from './largeFiles.ts';
import type { LargeFiles } from './largeFiles.ts';
import { UNSURE } from './parameters.ts';
import { closeHeaders, headerLine, newPart } from './part.ts';
import type { Boundary, Part } from './part.ts';

/** The mail itself, or one within it. */
interface Level {
  boundaries: Boundary[];
  part: Part;
}

const [LF, CR, TAB, BLANK, DASH, PAD] = [10, 13, 9, 32, 45, 61];
/** The length of a full line of base64: the shortest that mail programs write, except for the last line. */
const FULL = 57;

/**
 * Reads the octets of a mail in one pass before the parser does, and follows its parts as the parser will. A mail beyond the limits is
 * refused, with the reason. Returns the octets to parse. In these, blanks at the ends of quoted-printable lines are gone (RFC 2045, 6.7).
 * Mails within the mail are files if they are large, or encoded, which none may be. Large files are decoded, and marks stand in their
 * place.
 */
export function survey(
  raw: Buffer,
): { ok: true; raw: Buffer; large: LargeFiles } | { ok: false; reason: Unreadable } {
  if (raw.length > LIMITS.bytes) return { ok: false, reason: 'too-large' };
  const count = noCounts();
  const edits: Edit[] = [];
  const large = noLargeFiles();
  let pad = -1;
  const levels: Level[] = [{ boundaries: [], part: newPart() }];
  for (let at = 0; at < raw.length;) {
    const found = raw.indexOf(LF, at);
    const next = found < 0 ? raw.length : found + 1;
    const end = endOfLine(raw, at, next);
    const reason = line(at, end, next);
    if (reason) return { ok: false, reason };
    at = next;
  }
  endOfPart(levels[0]!.part, raw.length);
  return { ok: true, raw: edited(raw, edits), large };

  function line(at: number, end: number, next: number): Unreadable | null {
    if (levels.length > 1) innerLine(at, end);
    const outer = levels[0]!.part;
    const part = levels.at(-1)!.part;
    if (isDelimiter(raw, at, end, levels)) {
      if (levels[0]!.part !== outer) endOfPart(outer, at);
      count.parts++;
      count.headers = 0;
    } else if (!part.isHeader) bodyLine(part, { at, end, next });
    else if (end === at) {
      if (!body(part, at)) return 'unreadable';
    } else {
      count.headers++;
      count.headerBytes += end - at;
      // Headers beyond the limits are not looked at any further.
      if (count.headers <= LIMITS.headers && count.headerBytes <= LIMITS.headerBytes)
        headerLine(part, raw, at, end);
    }
    return beyondLimits(count);
  }

  /**
   * Counts a line of a mail within the mail once for each mail around it, as each reads it. Beyond the limit, the rest of the inner mail is
   * left out.
   */
  function innerLine(at: number, end: number): void {
    count.innerLines += levels.length;
    count.innerBytes += levels.length * (end - at);
    if (count.innerLines <= LIMITS.innerLines && count.innerBytes <= LIMITS.innerBytes) return;
    levels.length = 1;
    levels[0]!.part.leftOut = at;
  }

  function endOfPart(part: Part, at: number): void {
    if (part.leftOut === null) {
      const edit = takeLarge(large, raw, { part, end: at, breaks: part.breaks });
      if (edit) edits.push(edit);
      return;
    }
    edits.push(asFile(part), { at: part.leftOut, end: at, as: '' });
  }

  /** A part's headers are over. False when its boundary cannot be told for sure. */
  function body(part: Part, at: number): boolean {
    part.bodyAt = at;
    const boundary = closeHeaders(part);
    if (boundary?.value.includes(UNSURE)) return false;
    if (boundary) levels.at(-1)!.boundaries.push(boundary);
    count.depth = levels.reduce((sum, { boundaries }) => sum + boundaries.length, 0);
    if (!part.isMessage) return true;
    if (part.body !== 'plain') edits.push(asFile(part));
    else if (levels.length <= LIMITS.inner) {
      levels.push({ boundaries: [], part: newPart() });
      count.headers = 0;
    }
    return true;
  }

  /** Finds the next padding sign only once, however many lines come before it. */
  function countPads(at: number, end: number): void {
    if (pad < at) pad = nextPad(raw, at);
    for (; pad < end && count.pads <= LIMITS.pads; pad = nextPad(raw, pad + 1)) count.pads++;
  }

  function bodyLine(part: Part, { at, end, next }: { at: number; end: number; next: number }): void {
    part.breaks += next - end;
    if (part.leftOut !== null) return;
    if (part.body === 'base64') countPads(at, end);
    if (levels.length === 1 && (part.body !== 'base64' || end - at < FULL)) {
      count.lines++;
      count.lineBytes += end - at;
    }
    if (part.body !== 'quoted') return;
    let last = end;
    while (last > at && (raw[last - 1] === BLANK || raw[last - 1] === TAB)) last--;
    if (last < end) edits.push({ at: last, end, as: '' });
  }
}

function nextPad(raw: Buffer, from: number): number {
  const found = raw.indexOf(PAD, from);
  return found < 0 ? raw.length : found;
}

/** The end of a line's text: like the parser, takes all carriage returns before the line feed as part of the line's end. */
function endOfLine(raw: Buffer, at: number, next: number): number {
  let end = next;
  while (end > at && (raw[end - 1] === LF || raw[end - 1] === CR)) end--;
  return end;
}

/** Whether a line divides parts of one of the mails, the outermost first. If so, a new part begins there. */
function isDelimiter(raw: Buffer, at: number, end: number, levels: Level[]): boolean {
  if (raw[at] !== DASH || raw[at + 1] !== DASH) return false;
  for (const [depth, level] of levels.entries())
    for (let nth = level.boundaries.length - 1; nth >= 0; nth--) {
      const { value, isDigest } = level.boundaries[nth]!;
      const after = at + 2 + value.length;
      if (after > end || raw.compare(value, 0, value.length, at + 2, after) !== 0) continue;
      const isLast = end >= after + 2 && raw[after] === DASH && raw[after + 1] === DASH;
      let rest = isLast ? after + 2 : after;
      while (rest < end && (raw[rest] === BLANK || raw[rest] === TAB)) rest++;
      if (rest < end) continue;
      levels.length = depth + 1;
      level.boundaries.length = isLast ? nth : nth + 1;
      level.part = newPart(isDigest);
      // Text after the last part belongs to none.
      level.part.isHeader = !isLast;
      return true;
    }
  return false;
}
