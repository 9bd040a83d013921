import { DENSE } from '../../../lib/text/dense.ts';
import { keeper } from '../../../lib/keeper.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { Term } from './terms.ts';

/** Elements in which a word is left as it is: links, quotations and headings. */
const APART = /^(?:a|code|pre|h[1-6])$/;

const marked = keeper<{ html: string; used: number[] }>(100);

/**
 * An essay in which the first use of each word of the glossary leads to its explanation, and those words. The essay's HTML was sanitised
 * when it was saved; its text does not change.
 */
export function markTerms(
  html: string,
  terms: readonly Term[],
  lang: string,
): { html: string; used: Term[] } {
  const words = terms.map((term) => ({ term, written: inText(pick(term.term, lang, term.sourceLocale)) }));
  const key = words.map(({ term, written }) => `${term.id} ${written}\n`).join('');
  const found = marked(`${key}\n${html}`, () => {
    const made = mark(html, words);
    return { html: made.html, used: made.used.map((term) => terms.indexOf(term)) };
  });
  return { html: found.html, used: found.used.map((at) => terms[at]!) };
}

function mark(
  html: string,
  words: readonly { term: Term; written: string }[],
): { html: string; used: Term[] } {
  const waiting = words
    .filter(({ written }) => html.toLowerCase().includes(written.toLowerCase()))
    .toSorted((a, b) => b.written.length - a.written.length)
    .map(({ term, written }) => ({ term, pattern: patternOf(written) }));
  if (waiting.length === 0) return { html, used: [] };
  const used: Term[] = [];
  let apart = 0;
  const parts = html.split(/(<[^>]*>)/).map((part) => {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(part);
    if (tag) {
      if (APART.test(tag[2]!.toLowerCase())) apart += tag[1] ? -1 : 1;
      return part;
    }
    return apart > 0 ? part : linked(part, waiting, used);
  });
  return { html: parts.join(''), used };
}

/** A word in the form that it has in the text of a sanitised page, where quotes stay unescaped. */
const inText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

type Waiting = { term: Term; pattern: RegExp }[];

function linked(text: string, waiting: Waiting, used: Term[]): string {
  for (const [index, { term, pattern }] of waiting.entries()) {
    const found = pattern.exec(text);
    if (!found) continue;
    waiting.splice(index, 1);
    used.push(term);
    const end = found.index + found[0].length;
    return (
      linked(text.slice(0, found.index), waiting, used) +
      `<a class="term" href="#term-${term.id}" id="term-${term.id}-in">${found[0]}</a>` +
      linked(text.slice(end), waiting, used)
    );
  }
  return text;
}

/** The word as a whole word; special characters in it are escaped. */
function patternOf(written: string): RegExp {
  const literal = written
    .split(/\s+/)
    .map((part) => RegExp.escape(part))
    .join(String.raw`\s+`);
  return DENSE.test(written)
    ? new RegExp(literal, 'iu')
    : new RegExp(String.raw`(?<![\p{L}\p{N}&])${literal}(?![\p{L}\p{M}\p{N};])`, 'iu');
}
