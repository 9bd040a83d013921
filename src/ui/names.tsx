import { classes } from './classes.ts';
import { nameParts } from '../i18n/nameParts.ts';
import { isolate } from '../i18n/translate.ts';
import { useView } from './view.ts';

/**
 * A person's name, or any text of theirs inside a line, isolated so that it does not change the direction around it. Names that are joined,
 * each isolated, follow the direction of the page, whatever their scripts. Two Latin names joined by an Arabic "and" or by a dash run from
 * right to left.
 */
export function Name({ children }: { children: string }) {
  const { dir } = useView();
  const parts = children.split(ISOLATED);
  if (parts.length < 3) return <bdi>{children}</bdi>;
  return <bdi dir={dir}>{parts.map((part, at) => (at % 2 === 1 ? <bdi key={at}>{part}</bdi> : part))}</bdi>;
}

const ISOLATED = /\u2068([^\u2068\u2069]*)\u2069/;

/** The same for any short text a person wrote. */
export const Bdi = Name;

/** Names one after the other, each isolated: `Name` draws them. */
export const inLine = (names: readonly string[], between = ' – '): string => names.map(isolate).join(between);

/** Names joined as the language does, each isolated. `short` is for a line with little space. */
export function Names({ of, short = false }: { of: readonly string[]; short?: boolean }) {
  const { lang } = useView();
  const parts = nameParts(lang, of, short ? { type: 'unit', style: 'short' } : { type: 'conjunction' });
  return <>{parts.map(({ isName, text }, at) => (isName ? <Bdi key={at}>{text}</Bdi> : text))}</>;
}

/** The name of the thing that a button or link in a list acts on, after its words, for people who only hear it: "Lock Ines and Mei". */
export function Of({ children }: { children: string }) {
  return (
    <span class="vh">
      {' '}
      <Name>{children}</Name>
    </span>
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function first(word: string | undefined): string {
  for (const { segment } of graphemes.segment(word ?? '')) return segment;
  return '';
}

/** The first grapheme of the first and of the last word; of a single word, only one. Never upper-cased: names stay as written. */
export function initials(name: string): string {
  // Brackets and quotation marks stand around a word and do not belong to it.
  const words = name
    .split(/\s+/u)
    .flatMap((word) => word.replace(/^[\p{P}\p{S}]+(?=[\p{L}\p{N}])/u, '') || []);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  // A zero-width non-joiner keeps Arabic letters apart, as initials are read.
  return picked.map(first).join('\u200c');
}

/** A round of initials in place of a photograph; decoration, since the name stands beside it. */
export function Avatar({ name, large }: { name: string; large?: boolean | undefined }) {
  let tint = 0;
  for (const char of name) tint = (tint * 31 + (char.codePointAt(0) ?? 0)) % 3;
  return (
    <span class={classes('avatar', `tint-${tint}`, large && 'large')} aria-hidden="true">
      <bdi>{initials(name)}</bdi>
    </span>
  );
}
