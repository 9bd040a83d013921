import { countryCodes } from '../../lib/world/countries.ts';
import { glossaryOf, proposeTerm } from '../../rooms/topics/index.ts';
import type { TermDraft, TermProblem } from '../../rooms/topics/index.ts';
import { ButtonLink, Empty, ErrorSummary, Form, Heading, Submit } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import { sharedPage } from '../sharing/head.tsx';
import { namedProblems } from '../topics/problems.ts';
import { Terms } from '../topics/terms.tsx';
import type { ProgrammeVisit } from '../visit.ts';
import { TermFields, termFrom } from './form.tsx';

/** The most words that a person may explain in a day: more than anybody does. */
const A_DAY: Limit = { name: 'glossary', points: 20, seconds: 86_400 };
const isCountry = (code: string): boolean => countryCodes.includes(code);

export const glossaryRoutes: Route[] = [
  get('/glossary', 'everyone', show),
  get('/glossary/new', 'person', (visit) =>
    form(visit, termFrom(new URLSearchParams(), [], isCountry, languageOf(visit)), []),
  ),
  post('/glossary/new', 'person', async (visit) => {
    const { ctx, programme, person } = visit;
    if (!person) return visit.notFound();
    const language = languageOf(visit);
    const posted = await visit.form();
    const written = posted.get('written') ?? '';
    const draft = termFrom(
      posted,
      programme.locales.includes(written) ? [written] : [language],
      isCountry,
      language,
    );
    if (!(await visit.limits.allow(A_DAY, `${programme.id}:${person.id}`)))
      return form(visit, draft, [], visit.view.t('glossary.often'));
    const done = await proposeTerm(ctx, { programme: programme.id, person: person.id, draft });
    if (!done.ok) return form(visit, draft, done.problems);
    return visit.redirect(visit.path('/glossary'), 'term-proposed');
  }),
];

/** The language in which the person explains a word: the one in which they read the page. */
const languageOf = ({ view, programme }: ProgrammeVisit): string =>
  programme.locales.includes(view.lang) ? view.lang : programme.source_locale;

async function show(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const terms = await glossaryOf(ctx, programme.id, view.lang);
  const shared = { path: '/glossary', title: t('glossary.title'), description: t('glossary.lead') };
  return sharedPage(visit, shared, {
    nav: 'topics',
    body: (
      <>
        <Heading lead={t('glossary.lead')}>{t('glossary.title')}</Heading>
        {terms.length === 0 ? <Empty>{t('glossary.none')}</Empty> : <Terms terms={terms} />}
        <p>
          <ButtonLink kind="quiet" href={visit.path('/glossary/new')}>
            {t('glossary.propose')}
          </ButtonLink>
        </p>
      </>
    ),
  });
}

function form(
  visit: ProgrammeVisit,
  draft: TermDraft,
  problems: readonly TermProblem[],
  trouble?: string,
): Response {
  const { t } = visit.view;
  return visit.page({
    title: t('glossary.propose'),
    nav: 'topics',
    indexed: false,
    status: problems.length > 0 || trouble ? 422 : 200,
    body: (
      <>
        <Heading lead={t('glossary.propose-lead')}>{t('glossary.propose')}</Heading>
        <ErrorSummary
          errors={[
            ...(trouble ? [{ name: `term.${draft.sourceLocale}`, message: trouble }] : []),
            ...namedProblems(visit.view, problems),
          ]}
        />
        <Form action={visit.path('/glossary/new')}>
          <TermFields draft={draft} locales={[]} problems={problems} asksName />
          <Submit or={{ href: visit.path('/glossary'), label: t('glossary.all') }}>
            {t('glossary.send')}
          </Submit>
        </Form>
      </>
    ),
  });
}
