import { once } from '../../../lib/once.ts';
import { mayBeBroken } from './lines.ts';
import type { MailLine } from './lines.ts';
import { allOf } from './phrases.ts';
import type { Label } from './phrases.ts';

const LABELS: readonly Label[] = ['from', 'sent', 'to', 'subject', 'copy'];

/** "von" → from. A word that means two labels in two languages (Spanish "de", Catalan "a") counts as either. */
const labelsOf = once(() => {
  const found = new Map<string, Set<Label>>();
  for (const label of LABELS)
    for (const phrase of allOf((phrases) => phrases.labels[label]))
      found.set(phrase, (found.get(phrase) ?? new Set()).add(label));
  return found;
});

const original = once(() => new Set(allOf((phrases) => phrases.original)));
const forwarded = once(() => new Set(allOf((phrases) => phrases.forwarded)));
const edges = /^[\s\-‐–—_=*#~>.·]+|[\s\-‐–—_=*#~<.·:]+$/g;

/** "-----Original Message-----" and its like, in any language. */
function isDivider(text: string): boolean {
  if (!/^[-‐–—_=*]{2}/.test(text)) return false;
  // Yahoo goes on with the heading on the same line.
  const between = /^[-‐–—_=*]+ ?([^-‐–—_=*]+)[-‐–—_=*]{2}/.exec(text)?.[1]?.trim() ?? '';
  return [between, text.replace(edges, '')].some((inner) => original().has(inner) || forwarded().has(inner));
}

/** QQ says no more than "Original"; somebody else may, too. */
const isBareDivider = (text: string): boolean => /^-{10,}\s?original\s?-{10,}$/.test(text);

/** "Begin forwarded message:" alone on its line, without dashes. */
const isBeginning = (text: string): boolean =>
  text.length < 80 && text.endsWith(':') && forwarded().has(text.replace(edges, ''));

/** The rule that Outlook draws above the heading. */
const isRule = (text: string): boolean => text.length >= 10 && /^(?:_+|-+|–+|—+|={10,})$/.test(text);

const LONGEST = 14;
/** A list of recipients may go on for some lines. */
const MOST_CONTINUED = 4;

/**
 * The beginning of an older mail's text, behind the heading (divider, "From: … Sent: … Subject: …") that starts at `at`; null when no
 * heading starts there.
 */
export function headingEnd(lines: readonly MailLine[], at: number): number | null {
  const text = plain(lines, at);
  if (text === null || text === '') return null;
  if (isDivider(text)) return fieldsEnd(lines, skipBlank(lines, at + 1), 1) ?? at + 1;
  if (isBeginning(text) || isRule(text) || isBareDivider(text))
    return fieldsEnd(lines, skipBlank(lines, at + 1), 2);
  return fieldsEnd(lines, at, 3);
}

function plain(lines: readonly MailLine[], at: number): string | null {
  const line = lines[at];
  return line && line.origin === 'plain' ? line.text : null;
}

function skipBlank(lines: readonly MailLine[], at: number): number {
  let next = at;
  while (next < at + 2 && lines[next]?.text === '') next++;
  return next;
}

/** The end of at least `least` kinds of fields, one of them the sender; null when there are fewer. */
function fieldsEnd(lines: readonly MailLine[], from: number, least: number): number | null {
  const seen = new Set<Label>();
  let looksReal = false;
  let end = from;
  let continued = 0;
  let last: Label | null = null;
  for (let at = from; at < from + LONGEST; at++) {
    const text = plain(lines, at);
    if (text === null || text === '') break;
    const field = readField(text, least);
    if (field) {
      const label = meant(field.labels, seen);
      // Somebody's own line before the heading, not its beginning.
      if (least > 1 && ONCE.has(label) && seen.has(label)) return null;
      last = label;
      seen.add(label);
      looksReal ||= isReal(field, least);
      end = at + 1;
      continued = 0;
    } else if (++continued > MOST_CONTINUED || !last || !goesOn(lines, at, last, seen.size)) break;
  }
  return seen.has('from') && seen.size >= least && looksReal ? end : null;
}

/** Labels that stand once in a heading. */
const ONCE: ReadonlySet<Label> = new Set<Label>(['from', 'to', 'subject']);

/** The meaning of a label; one with two meanings takes the one not seen yet, the sender first. */
function meant(labels: ReadonlySet<Label>, seen: ReadonlySet<Label>): Label {
  const [first = 'from', ...others] = LABELS.filter((label) => labels.has(label));
  return seen.has(first) ? (others.find((label) => !seen.has(label)) ?? first) : first;
}

/** A list of recipients goes on with more of them; a subject among other fields goes on where a program broke it. */
function goesOn(lines: readonly MailLine[], at: number, last: Label, fields: number): boolean {
  const text = lines[at]?.text ?? '';
  return (
    /\S@\S|[;,]$/.test(text) ||
    (last === 'subject' && fields > 1 && mayBeBroken(lines[at - 1]?.text ?? '', text))
  );
}

/** Somebody's own "From: Dakar, To: Lima" has no date; behind a divider the sender's address says enough. */
function isReal({ labels, value }: Field, least: number): boolean {
  if (least === 1 && labels.has('from') && /\S@\S/.test(value)) return true;
  return labels.has('sent') && /\d{1,2}[:.h]\d\d|(?:19|2[05])\d\d/.test(value);
}

interface Field {
  labels: ReadonlySet<Label>;
  value: string;
}

function readField(text: string, least: number): Field | null {
  // Behind a divider it may be a table, whose rows begin with their mark.
  const isRow = least < 3 && text.startsWith('| ');
  const colon = isRow ? text.indexOf('|', 1) : text.indexOf(':');
  if (colon < 1 || colon > 40) return null;
  const label = text.slice(0, colon).replace(/^[\s*_|]+|[\s*_|]+$/g, '');
  const labels = labelsOf().get(label.replace(/\s+/g, ' '));
  return labels ? { labels, value: text.slice(colon + 1) } : null;
}
