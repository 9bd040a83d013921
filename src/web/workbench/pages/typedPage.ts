import { PAGE_KINDS } from '../../../rooms/pages/index.ts';
import type { PageDraft, PageKind } from '../../../rooms/pages/index.ts';
import { readTexts } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';

export function kindIn(query: URLSearchParams): PageKind {
  return PAGE_KINDS.find((kind) => kind === query.get('kind')) ?? 'page';
}

/** Reads the form. Languages that the programme dropped keep their text, so that it is there when such a language comes back. */
export function read({ programme }: ProgrammeVisit, form: URLSearchParams, before?: PageDraft) {
  return {
    draft: {
      title: { ...before?.title, ...readTexts(form, 'title', programme.locales) },
      body: { ...before?.body, ...readTexts(form, 'body', programme.locales) },
    },
    slug: (form.get('slug') ?? '').trim(),
    isInMenu: form.get('menu') === 'yes',
  };
}
