/**
 * Invisible characters, and those that turn the text around them. The two joiners stay, except at the beginning: names in Persian and Indic
 * scripts need them, and so do emoji made of several pictures.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|^[\s\u200c\u200d]+/gu;
/** Invisible tag letters, and the flag before them to which they belong. */
const TAGS = /(\u{1f3f4})?[\u{e0000}-\u{e007f}]+/gu;

/** A name or a few words on one line, without controls and invisible characters. All one-line input goes through this. */
export const onCleanLine = (text: string): string =>
  text
    .replaceAll(UNSEEN, '')
    .replaceAll(TAGS, (tags, flag?: string) => (flag ? tags : ''))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/**
 * A text of several lines without controls, and without marks that turn the text around them and reach past its end. Marks that stand for
 * one character stay.
 */
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
