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

/** "-----Original Message-----" and the like, in any language. */
function isDivider(text: string): boolean {
  if (!/^[-‐–—_=*]{2}/.test(text)) return false;
  // Yahoo continues with the heading on the same line.
  const between = /^[-‐–—_=*]+ ?([^-‐–—_=*]+)[-‐–—_=*]{2}/.exec(text)?.[1]?.trim() ?? '';
  return [between, text.replace(edges, '')].some((inner) => original().has(inner) || forwarded().has(inner));
}

/** QQ writes only "Original"; people may write that, too. */
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
 * The line at which the text of an older mail begins, after the heading (divider, "From: … Sent: … Subject: …") that starts at `at`; null
 * when no heading starts there.
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

/** The line after a heading with at least `least` kinds of fields, the sender among them; null when there are fewer. */
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
      // A line of the person's own before the heading, not the beginning of it.
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

/** Labels that occur once in a heading. */
const ONCE: ReadonlySet<Label> = new Set<Label>(['from', 'to', 'subject']);

/** The meaning of a label. Of two meanings, the one not seen yet counts, the sender first. */
function meant(labels: ReadonlySet<Label>, seen: ReadonlySet<Label>): Label {
  const [first = 'from', ...others] = LABELS.filter((label) => labels.has(label));
  return seen.has(first) ? (others.find((label) => !seen.has(label)) ?? first) : first;
}

/** Whether a line continues the last field: more recipients of a list, or a subject that a program broke. */
function goesOn(lines: readonly MailLine[], at: number, last: Label, fields: number): boolean {
  const text = lines[at]?.text ?? '';
  return (
    /\S@\S|[;,]$/.test(text) ||
    (last === 'subject' && fields > 1 && mayBeBroken(lines[at - 1]?.text ?? '', text))
  );
}

/**
 * Whether a field shows a real heading: a person's own "From: Dakar, To: Lima" has no date. After a divider, the sender's address is
 * enough.
 */
function isReal({ labels, value }: Field, least: number): boolean {
  if (least === 1 && labels.has('from') && /\S@\S/.test(value)) return true;
  return labels.has('sent') && /\d{1,2}[:.h]\d\d|(?:19|2[05])\d\d/.test(value);
}

interface Field {
  labels: ReadonlySet<Label>;
  value: string;
}

function readField(text: string, least: number): Field | null {
  // After a divider the heading may be a table, whose rows begin with the sign for that.
  const isRow = least < 3 && text.startsWith('| ');
  const colon = isRow ? text.indexOf('|', 1) : text.indexOf(':');
  if (colon < 1 || colon > 40) return null;
  const label = text.slice(0, colon).replace(/^[\s*_|]+|[\s*_|]+$/g, '');
  const labels = labelsOf().get(label.replace(/\s+/g, ' '));
  return labels ? { labels, value: text.slice(colon + 1) } : null;
}
