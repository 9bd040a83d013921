/**
 * Signs that turn the text around them or are not seen. The two joiners stay but at the beginning: names in Persian and Indic scripts, and pictures of several, are written
 * with them.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|^[\s\u200c\u200d]+/gu;
/** Letters that are not seen, and the flag before them that they are part of. */
const TAGS = /(\u{1f3f4})?[\u{e0000}-\u{e007f}]+/gu;

/** A name or a few words on one line, without controls and signs that are not seen: everything of one line that somebody types comes in so. */
export const onCleanLine = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(TAGS, (tags, flag?: string) => (flag ? tags : ''))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** A text of some lines without controls, and without marks that turn the text around them and reach past its end; those that stand for one sign stay. */
export const withoutTurns = (text: string): string =>
  text.replaceAll(/[\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '');

/** A short text as one line: its lines trimmed and joined by a space. */
export function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
