import { catalogueOf } from '../../../i18n/locales.ts';
import type { KeysOf, MessageKey } from '../../../i18n/locales.ts';
import type { MailKindInfo, MailParts } from '../../../rooms/ctx.ts';

/** The part of its mail that a sentence forms. */
export type PartOfMail = KeysOf<'wording.part'>;

/** A sentence of a mail; with a number when several sentences are the same part. */
export interface NamedPart {
  key: MessageKey;
  part: PartOfMail;
  number: number | null;
}

/** The other kinds of mail with the same sentences: a change of a sentence there changes it here. */
export function sharedWith(
  { kind, wording }: MailKindInfo,
  kinds: readonly MailKindInfo[],
): ReadonlyMap<MessageKey, MailKindInfo['kind'][]> {
  const others = kinds.filter((one) => one.kind !== kind);
  return new Map(
    wording.map((key) => [key, others.filter((one) => one.wording.includes(key)).map((one) => one.kind)]),
  );
}

/** The first of the characters that mark sentences; no language uses them. */
const SIGNS = 0xe100;

/** The words of a mail with a mark before each sentence, to find the sentences in the drawn mail. */
export function withSigns({ wording }: Pick<MailKindInfo, 'wording'>, locale: string): Map<string, string> {
  return new Map(
    wording.map((key, at) => [key, `${String.fromCodePoint(SIGNS + at)}${catalogueOf(locale)[key] ?? ''}`]),
  );
}

/**
 * The sentences of a mail in the order in which they are read, with the part that each forms, found by the marks in an example. Sentences
 * that the example lacks come last: the mail only has them at times.
 */
export function layoutOf({ wording }: Pick<MailKindInfo, 'wording'>, example: MailParts | null): NamedPart[] {
  const html = example ? example.html.slice(Math.max(0, example.html.indexOf('<main'))) : '';
  const found = wording.map((key, index) => {
    const sign = String.fromCodePoint(SIGNS + index);
    const isSubject = example?.subject.includes(sign) ?? false;
    const at = html.indexOf(sign);
    const part: PartOfMail = isSubject ? 'subject' : at < 0 ? 'at-times' : partAt(html, at);
    return { key, part, at: isSubject ? -1 : at < 0 ? html.length : at };
  });
  const ordered = found.toSorted((a, b) => a.at - b.at);
  const counts = new Map<PartOfMail, number>();
  return ordered.map(({ key, part }) => {
    const number = (counts.get(part) ?? 0) + 1;
    counts.set(part, number);
    const isAlone = found.filter((one) => one.part === part).length === 1;
    return { key, part, number: isAlone ? null : number };
  });
}

/** The part of the mail at a place, by the last element that was opened before it. */
function partAt(html: string, at: number): PartOfMail {
  const before = html.slice(0, at);
  const [tag = ''] = before.slice(before.lastIndexOf('<')).match(/^<[^>]*>/) ?? [];
  if (tag.startsWith('<a class="go"')) return 'button';
  if (tag.startsWith('<a ')) return 'link';
  if (/^<h\d/.test(tag)) return 'heading';
  return tag.startsWith('<li') ? 'line' : 'text';
}
