import type { MessageKey } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { versionsOf } from '../../../rooms/pages/index.ts';
import type { Page, PageDraft, PageKind, PageProblem } from '../../../rooms/pages/index.ts';
import { readersWho } from '../../../rooms/readers/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { PageForm } from './form.tsx';
import { fieldOf } from '../../frame/problems.ts';

export interface Shown {
  kind: PageKind;
  draft: PageDraft;
  slug: string;
  isInMenu: boolean;
  formKey: string;
  /** The version from which the form was drawn. */
  base: number;
  page: Page | null;
  problems: readonly PageProblem[];
  isPreview: boolean;
  isOvertaken: boolean;
}

export const NOTHING = { problems: [], isPreview: false, isOvertaken: false };

export const shownAs = (page: Page): Shown => ({
  ...NOTHING,
  kind: page.kind,
  draft: page.latest,
  slug: page.slug,
  isInMenu: page.isInMenu,
  formKey: '',
  base: page.latest.version,
  page,
});

export async function editorPage(visit: ProgrammeVisit, shown: Shown): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { page, problems } = shown;
  const isNewsToMail = shown.kind === 'news' && !page?.publishedAt;
  const several = programme.locales.length > 1;
  const messages = Object.fromEntries(
    problems.map((problem) => {
      const { locale, reason } = problem;
      const words = view.t(`pages.error.${reason}` as MessageKey);
      return [fieldOf(problem), locale && several ? `${words} (${languageName(view.lang, locale)})` : words];
    }),
  );
  return visit.page({
    title: view.t(page ? 'pages.change' : `pages.new.${shown.kind}`),
    workbench: 'pages',
    status: problems.length > 0 || shown.isOvertaken ? 422 : 200,
    body: (
      <PageForm
        {...shown}
        programme={programme}
        messages={messages}
        versions={page ? await versionsOf(ctx, programme.id, page.id) : []}
        mayAnnounce={visit.may('director')}
        readers={isNewsToMail ? (await readersWho(ctx, programme.id, 'news')).length : null}
        path={visit.path}
      />
    ),
  });
}
