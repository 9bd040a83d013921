import { tidyTexts } from '../../lib/text/texts.ts';
import type { TextPart, Texts } from '../../lib/text/texts.ts';

export const PAGE_KINDS = ['page', 'news'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export const PAGE_LIMITS = { title: 140, body: 40_000 };

/** A page's texts; the body is Markdown. */
export interface PageDraft {
  title: Texts;
  body: Texts;
}

export interface PageProblem extends TextPart<'title' | 'body' | 'slug'> {
  reason: 'missing' | 'too-long' | 'slug' | 'slug-taken';
}

/** The problems of a draft: a language is complete or empty, the programme's own language always complete. */
export function checkPage(draft: PageDraft, source: string): PageProblem[] {
  const problems: PageProblem[] = [];
  for (const locale of new Set([source, ...Object.keys(draft.title), ...Object.keys(draft.body)])) {
    const texts = { title: draft.title[locale]?.trim() ?? '', body: draft.body[locale]?.trim() ?? '' };
    const isWanted = locale === source || texts.title !== '' || texts.body !== '';
    for (const part of ['title', 'body'] as const) {
      if (isWanted && texts[part] === '') problems.push({ part, locale, reason: 'missing' });
      if (texts[part].length > PAGE_LIMITS[part]) problems.push({ part, locale, reason: 'too-long' });
    }
  }
  return problems;
}

export function isSameDraft(a: PageDraft, b: PageDraft): boolean {
  return (['title', 'body'] as const).every((part) => isSame(tidyTexts(a[part]), tidyTexts(b[part])));
}

function isSame(a: Texts, b: Texts): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((locale) => a[locale] === b[locale]);
}
