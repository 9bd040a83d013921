import { escapeHtml } from '../../lib/escapeHtml.ts';
import type { Purpose } from '../../rooms/people/index.ts';
import { wrap } from './wrap.ts';
import type { Ctx } from '../../rooms/ctx.ts';

/*
 * What nobody may read in the outbox stands there as a placeholder: `%%link:status:7%%`, `%%code:12%%`. The marks are plain
 * characters, so they survive a volunteer's edit and HTML escaping alike.
 */
const PLACEHOLDER = /%%(link|reply|code|letter|message|quoted):([a-z-]+|\d+)(?::([^%\s<>"]*))?%%/g;

/** `message` is what somebody wrote in the shared inbox; `quoted` the same, marked as a quote. */
export type SecretKind = 'code' | 'letter' | 'message' | 'quoted';

export const linkPlaceholder = (purpose: Purpose, subject = ''): string => `%%link:${purpose}:${subject}%%`;
/** The reader's own address for answers about something. */
export const replyPlaceholder = (kind: string, subject: number): string => `%%reply:${kind}:${subject}%%`;
export const secretPlaceholder = (kind: SecretKind, id: number): string => `%%${kind}:${id}%%`;

/** How a secret of each kind is found when a mail leaves; rooms give these. */
export type SecretFinder = (ctx: Ctx, programme: number, id: number) => Promise<string>;

export interface Parts {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail ready to leave: each placeholder replaced by its link or secret. Links carry the recipient's own rights; a code or letter is
 * put in only when `data` names it as what this mail was queued for.
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
      // The first mark stands before the placeholder.
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

/**
 * Breaks every mark that is not part of a placeholder of `known`, so that what somebody wrote stays words. Marks, not whole
 * placeholders: of `%%letter:1%%%letter:2%%` the second would come about by breaking the first.
 */
export function onlyKnown(text: string, known: ReadonlySet<string>): string {
  let safe = '';
  let at = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (!known.has(found[0])) continue;
    safe += broken(text.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return safe + broken(text.slice(at));
}

const broken = (text: string): string => text.replaceAll(/%(?=%)/g, '% ');

/** The placeholders in a text. */
export const placeholdersIn = (text: string): Set<string> => new Set(text.match(PLACEHOLDER));

/** For the outbox page: what a reader of it may see instead of the secrets. */
export function hide(text: string): string {
  return text.replace(PLACEHOLDER, (_, kind: string) =>
    kind === 'link' || kind === 'reply' ? '[…]' : '••••••',
  );
}
