import { randomBytes } from 'node:crypto';
import { escapeHtml } from '../../lib/text/escapeHtml.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { Purpose } from '../../rooms/kinds.ts';
import { wrap } from './wrap.ts';

/*
 * The outbox holds a placeholder instead of a secret: `%%link:status:7%%`, `%%code:12%%`. It consists of plain characters, so that a
 * volunteer's edit and HTML escaping leave it whole. While a mail is written, its own placeholders bear a mark that nobody can guess
 * (`%%link:status:7~3f9a…%%`). A placeholder that somebody typed, in a name, a comment or a programme's wording, thus stays plain text,
 * even when the same one stands elsewhere in the mail.
 */
const PLACEHOLDER = /%%(link|reply|code|letter|meeting|message|quoted):([a-z-]+|\d+)(?::([^%\s<>"~]*))?%%/g;
/**
 * A placeholder that stands apart (French may put a narrow space before "!"). Inside an address, it would send its secret to that address.
 */
const APART = new RegExp(`(?<![^ \\t\\n])${PLACEHOLDER.source}(?![^ \\t\\n\\u00a0\\u202f])`, 'g');

/** `meeting`: the place of a meeting; `message`: what somebody wrote in the shared inbox; `quoted`: the same, marked as a quote. */
export type SecretKind = 'code' | 'letter' | 'meeting' | 'message' | 'quoted';

export const linkPlaceholder = (purpose: Purpose, subject = ''): string => `%%link:${purpose}:${subject}%%`;
/** The reader's own reply address for a subject. */
export const replyPlaceholder = (kind: string, subject: number): string => `%%reply:${kind}:${subject}%%`;
export const secretPlaceholder = (kind: SecretKind, id: number): string => `%%${kind}:${id}%%`;

/** Finds a secret of one kind when a mail leaves; rooms provide these. */
export type SecretFinder = (ctx: Ctx, programme: number, id: number) => Promise<string>;

export interface Parts {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail ready to leave, with each placeholder replaced by its link or secret. Links carry the recipient's own rights. A code or letter is
 * put in only when `data` names it as the one for which this mail was queued.
 */
export async function fillIn(
  ctx: Ctx,
  mail: { programme: number; base: string; data: Record<string, unknown> } & Parts,
  finders: Readonly<Record<SecretKind, SecretFinder>>,
  token: (purpose: Purpose, subject: string) => Promise<string>,
  replyTo: (kind: string, subject: number) => string = () => '…',
): Promise<Parts> {
  const found = new Map<string, string>();
  for (const [whole, kind, name = '', subject = ''] of `${mail.subject}\n${mail.text}\n${mail.html}`.matchAll(
    PLACEHOLDER,
  )) {
    if (found.has(whole)) continue;
    if (kind === 'link') {
      found.set(whole, `${mail.base}/l/${await token(name as Purpose, subject)}`);
    } else if (kind === 'reply') found.set(whole, replyTo(name, Number(subject)));
    else if (mail.data[kind as SecretKind] === Number(name))
      found.set(whole, await finders[kind as SecretKind](ctx, mail.programme, Number(name)));
  }
  const plain = (text: string): string => text.replace(PLACEHOLDER, (whole) => found.get(whole) ?? '');
  return {
    subject: plain(mail.subject).replaceAll(/[\r\n]+/g, ' '),
    text: mail.text.replace(PLACEHOLDER, (whole, kind: string) => {
      const words = found.get(whole) ?? '';
      if (kind === 'letter' || kind === 'message') return wrapped(words);
      // The first mark stands before the placeholder already.
      return kind === 'quoted' ? wrapped(words, '> ').slice(2) : words;
    }),
    html: mail.html.replace(PLACEHOLDER, (whole) =>
      escapeHtml(found.get(whole) ?? '').replaceAll('\n', '<br>'),
    ),
  };
}

function wrapped(text: string, mark = ''): string {
  return text
    .split('\n')
    .map((line) => wrap(line, mark, mark))
    .join('\n');
}

/** A mark for the placeholders of one mail. */
export const newMark = (): string => randomBytes(9).toString('hex');

export const marked = (placeholder: string, mark: string): string => `${placeholder.slice(0, -2)}~${mark}%%`;

/** Marks the placeholders of a text from the outbox: those of `known` that stand apart. */
export const markApart = (text: string, known: ReadonlySet<string>, mark: string): string =>
  text.replace(APART, (whole) => (known.has(whole) ? marked(whole, mark) : whole));

/**
 * Keeps only the placeholders with the mark, without their mark. Breaks the signs everywhere else, so that people's words stay words.
 * Breaks single signs, not whole placeholders: in `%%letter:1%%%letter:2%%`, breaking the first placeholder would create the second.
 */
export function onlyMarked(text: string, mark: string): string {
  const end = `~${mark}%%`;
  let marked = '';
  let from = 0;
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + end.length)) {
    const begin = text.lastIndexOf('%%', at - 2);
    const own = text.slice(begin + 2, at);
    if (begin < from || /[%\s<>"~]/.test(own)) continue;
    marked += `${broken(text.slice(from, begin))}%%${own}%%`;
    from = at + end.length;
  }
  return marked + broken(text.slice(from));
}

const broken = (text: string): string => (text.includes('%%') ? text.replaceAll(/%(?=%)/g, '% ') : text);

/** The placeholders in a text. */
export const placeholdersIn = (text: string): Set<string> => new Set(text.match(PLACEHOLDER));

/** The subjects of a mail's links with one purpose, in the order of the text. */
export const linkSubjectsIn = (text: string, purpose: Purpose): string[] =>
  [...text.matchAll(PLACEHOLDER)].flatMap(([, kind, name, subject = '']) =>
    kind === 'link' && name === purpose ? [subject] : [],
  );

/** A text for the outbox page, with the secrets hidden. */
export function hide(text: string): string {
  return text.replace(PLACEHOLDER, (_, kind: string) =>
    kind === 'link' || kind === 'reply' ? '[…]' : '••••••',
  );
}
