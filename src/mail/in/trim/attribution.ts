import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import { fold, mayBeBroken } from './lines.ts';
import type { MailLine } from './lines.ts';
import { allOf } from './phrases.ts';
import { anyWord } from './anyWord.ts';

const wrote = once(() => anyWord(allOf((phrases) => phrases.wrote)));
const openers = once(() => allOf((phrases) => phrases.openers));

const year = /(?<!\d)(?:19|2[05])\d\d(?!\d)/;
const numericDate = /(?<!\d)\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}(?!\d)/;
const time = once(
  () =>
    new RegExp(
      `(?<!\\d)\\d{1,2} ?[:.h] ?\\d\\d(?!\\d)|\\d{1,2} ?(?:${anyOfThem(allOf((phrases) => phrases.hours ?? []))})`,
    ),
);
const address = /\S@\S/;
const bracketed = /[<(]\S+@[^\s<>()]+[>)]/;
/** Some languages write only "… <amina@example.org>:". */
const endsWithAddress = /@[^\s:]+:$/;
/** "Amina <amina@example.org> wrote:" and nothing else: a name, an address and at most the verb. */
const named = /^[^<(!?:;]{0,100}[<(][^\s<>()]+@[^\s<>()]+[>)][^<!?;]{0,30}$/;
/** Gmail's form for years: no verb, and no colon. */
const stamped =
  /^\d{4}-\d\d-\d\d \d{1,2}:\d\d gmt[+-]\d\d:\d\d \S|^\d{4}\/\d{1,2}\/\d{1,2} [^<]{1,80}<\S+@[^\s<>]+>:?$/;
/** A day, a month and a year, in numbers or by name. */
const wholeDay =
  /(?<![\d:])\d{1,2}(?!\d|:)[^\d]{1,20}(?<!\d)(?:19|2[05])\d\d(?!\d)|(?<!\d)(?:19|2[05])\d\d[^\d:]{1,5}\d{1,2}[^\d:]{1,5}\d{1,2}(?!\d)/;

/** The most lines over which a mail program breaks it: date, name, address and "wrote:" each on a line. */
const LINES = 4;

/**
 * The first line of an "On … wrote:" that ends at `end`; null when that line is something else. `quoteFollows`: marked quotes come next,
 * which is the surer sign. Without them, only a full line with verb, day, time and an address in brackets counts.
 */
export function attributionStart(
  lines: readonly MailLine[],
  end: number,
  quoteFollows: boolean,
): number | null {
  if (!endsLikeOne(lines[end]?.text ?? '', quoteFollows)) return null;
  const start = findStart(lines, end, quoteFollows);
  // Nothing marks the text that follows as somebody else's. So the line has to stand by itself, as programs write it.
  const stands = start !== null && beginsParagraph(lines, start) && (lines[end + 1]?.text ?? '') === '';
  return quoteFollows || stands ? start : null;
}

/** Whether an older mail begins on this very line, after "On … wrote:" and some spaces, as Yahoo's program for telephones writes it. */
export function beginsOlder({ raw, origin }: MailLine): boolean {
  if (origin !== 'plain') return false;
  const head = /^\s*([^\s].{20,300}?:)[ \u00a0]{2,}\S/.exec(raw.slice(0, 400))?.[1];
  return head !== undefined && isWhole(fold(head), false);
}

function findStart(lines: readonly MailLine[], end: number, quoteFollows: boolean): number | null {
  let joined = '';
  let fallback: number | null = null;
  for (let at = end; at > end - LINES && at >= 0; at--) {
    const line = lines[at];
    if (!line || line.text === '' || line.origin !== 'plain') break;
    if (!quoteFollows && at < end && !mayBeBroken(line.text, joined)) break;
    // A name that was separated from its address begins a paragraph.
    const isName = startsWithAddress.test(joined) && isNameAlone(line.text) && beginsParagraph(lines, at);
    joined = joined === '' ? line.text : `${line.text} ${joined}`;
    if (!isWhole(joined, quoteFollows)) continue;
    if (isName) return at;
    if (hasDay(joined) && canBegin(line.text)) return withNameAbove(lines, at);
    if (isDated(joined) ? canBegin(line.text) : named.test(joined)) fallback ??= at;
  }
  return fallback;
}

function endsLikeOne(text: string, quoteFollows: boolean): boolean {
  if (text.endsWith(':')) return true;
  if (quoteFollows && (/^<\S+@\S+>$/.test(text) || (/ -{2,4}$/.test(text) && wrote().test(text.slice(-25)))))
    return true;
  return quoteFollows && ((wrote().test(text.slice(-60)) && isDated(text)) || stamped.test(text));
}

function isWhole(text: string, quoteFollows: boolean): boolean {
  if (text.length > 700) return false;
  const hasAddress = address.test(text);
  const hasTime = time().test(text);
  if (wrote().test(text)) {
    if (!quoteFollows) return hasTime && hasWholeDay(text) && bracketed.test(text) && endsInVerb(text);
    return isDated(text) ? hasAddress || (hasTime && hasDay(text)) || isOfADay(text) : named.test(text);
  }
  if (!quoteFollows) return false;
  return (hasTime && isDated(text) && endsWithAddress.test(text)) || stamped.test(text);
}

/** The verb or the author comes last; before that, only an hour has a colon. */
const endsInVerb = (text: string): boolean =>
  !/:(?!\d)(?=.)/.test(text) && (wrote().test(text.slice(-40)) || endsWithAddress.test(text));

/** "On Thursday, June 27, 2013, Amina wrote:" from its first word on. */
const isOfADay = (text: string): boolean => hasWholeDay(text.slice(0, 80)) && canBegin(text.slice(0, 80));

const hasWholeDay = (text: string): boolean => wholeDay.test(text) || numericDate.test(text);

const hasDay = (text: string): boolean => year.test(text) || numericDate.test(text);
const isDated = (text: string): boolean => hasDay(text) || time().test(text);

const beginsParagraph = (lines: readonly MailLine[], at: number): boolean =>
  (lines[at - 1]?.text ?? '') === '';

const startsWithAddress = /^[<(["']?\S*@/;
const isNameAlone = (text: string): boolean => /^[^.!?:;,<>@\d]{2,60}$/.test(text);

function canBegin(text: string): boolean {
  if (startsWithAddress.test(text)) return false;
  return isDated(text) || address.test(text) || openers().some((opener) => text.startsWith(`${opener} `));
}

/** In some languages the name and address come first, and may stand on a line of their own, or on two. */
function withNameAbove(lines: readonly MailLine[], at: number): number {
  const first = lines[at];
  const above = lines[at - 1];
  if (!first || !above || above.origin !== 'plain' || address.test(first.text)) return at;
  if (!/^[^.!?]{0,120}<\S+@\S+>[^.!?:<]{0,20}$/.test(above.text)) return at;
  if (!startsWithAddress.test(above.text)) return at - 1;
  return isNameAlone(lines[at - 2]?.text ?? '') && beginsParagraph(lines, at - 2) ? at - 2 : at;
}
