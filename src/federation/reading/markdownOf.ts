import { Parser } from 'htmlparser2';

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
const UNREAD = new Set(
  'script style head title template noscript svg math object iframe audio video textarea select'.split(' '),
);
/** The most levels of elements, more than any server nests; deeper elements are not read. */
const DEEPEST = 100;
/** The most characters of a text that are read. */
const MOST = 100_000;

interface Open {
  name: string;
  unread: boolean;
  /** The address of a link; the words in it follow. */
  href: string | null;
  words: string;
  isMention: boolean;
}

/**
 * The words of another server's text as Markdown with only paragraphs, line breaks and links; all other markup is dropped. Links are
 * written out, and mentions of `own` at the beginning are left out. At most `most` characters.
 */
export function markdownOf(
  html: string,
  { own = [], most = 5000 }: { own?: readonly string[]; most?: number } = {},
): string {
  let out = '';
  const open: Open[] = [{ name: '', unread: false, href: null, words: '', isMention: false }];
  const top = (): Open => open.at(-1)!;
  const say = (text: string): void => {
    const link = open.find(({ href }) => href !== null);
    if (link) link.words += text;
    else out += escaped(text);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (top().unread && open.length > DEEPEST) return;
        if (name === 'br') return void (out += '\n');
        if (name === 'img') return say(attributes['alt'] ?? '');
        if (BLOCKS.has(name)) out += name === 'li' ? '\n\n• ' : '\n\n';
        const isLink = name === 'a' && !open.some(({ href }) => href !== null);
        const marks = `${attributes['class'] ?? ''} ${attributes['rel'] ?? ''}`;
        open.push({
          name,
          unread: top().unread || UNREAD.has(name) || open.length > DEEPEST,
          href: isLink ? (attributes['href'] ?? '') : null,
          words: '',
          isMention: /\b(?:mention|hashtag|tag)\b/.test(marks),
        });
      },
      ontext(text) {
        if (!top().unread) say(text);
      },
      onclosetag(name) {
        if (open.length < 2 || top().name !== name) return;
        const { href, words, isMention } = open.pop()!;
        if (href !== null) out += linked(href, words, isMention, own);
        if (BLOCKS.has(name)) out += '\n\n';
      },
    },
    { decodeEntities: true },
  );
  parser.write(html.slice(0, MOST));
  parser.end();
  return tidied(out, most);
}

/** A mention or hashtag is shown by its words, any other link by its address. */
function linked(href: string, words: string, isMention: boolean, own: readonly string[]): string {
  if (isMention) return own.includes(href) ? '' : escaped(words);
  const url = URL.parse(href);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || href.length > 500) return escaped(words);
  return `<${url.href.replaceAll(/[<>\s]/g, encodeURIComponent)}>`;
}

/** Escapes characters that have a meaning in Markdown, so that they stand for themselves. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
      /[\t\r\n]/.test(sign) ? ' ' : '',
    )
    .replaceAll(/[\\`*_[\]<>#|~&!]/g, String.raw`\$&`);

function tidied(text: string, most: number): string {
  const lines = text
    .replaceAll(/[ \u00a0]+/g, ' ')
    .split('\n')
    .map((line) => line.trim().replace(/^([-+=]|\d{1,9}[.)])(?=\s|$|[-+=])/, (mark) => escapedMark(mark)));
  const whole = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    // A single line break stays a line break.
    .replaceAll(/([^\n])\n(?!\n)/g, '$1\\\n')
    .trim();
  return shortened(whole, most);
}

/** Cuts the words of a post to `most` characters. */
export function shortened(words: string, most: number): string {
  const signs = [...words];
  if (signs.length <= most) return words;
  // Never cuts within a link or an escape.
  return `${signs
    .slice(0, most - 2)
    .join('')
    .replace(/<[^<>]*$|\\+$/, '')
    .trimEnd()} …`;
}

const escapedMark = (mark: string): string =>
  /^\d/.test(mark) ? `${mark.slice(0, -1)}\\${mark.at(-1)}` : `\\${mark}`;

/** The words of a post as plain text, for places that do not render Markdown. */
export const plainOf = (words: string): string =>
  words
    .replaceAll(/\\\n/g, '\n')
    .replaceAll(/<(https?:[^<>]*)>/g, '$1')
    .replaceAll(/\\([\\`*_[\]<>#|~&!\-+=.)])/g, '$1');
