import { countryCodes, regionName } from '../../lib/world/countries.ts';
import { pick } from '../../lib/text/texts.ts';
import { allTerms, decideTerm, termById, termVersion, writeTerm } from '../../rooms/topics/index.ts';
import type { Term, TermDraft, TermProblem } from '../../rooms/topics/index.ts';
import { ButtonLink, ErrorSummary, Form, Heading, PostButton, Submit, Table } from '../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../frame/overtaken.tsx';
import { TermFields, termFrom } from './form.tsx';
import { editors, get, post } from '../route.ts';
import type { Route } from '../route.ts';
import { namedProblems } from '../topics/problems.ts';
import type { ProgrammeVisit } from '../visit.ts';

const isCountry = (code: string): boolean => countryCodes.includes(code);

export const glossaryDeskRoutes: Route[] = [
  get('/workbench/glossary', editors, desk),
  get('/workbench/glossary/new', editors, (visit) =>
    page(visit, null, termFrom(new URLSearchParams(), [], isCountry, visit.programme.source_locale), []),
  ),
  post('/workbench/glossary', editors, (visit) => save(visit, null)),
  get('/workbench/glossary/:id', editors, async (visit) => {
    const term = await wanted(visit);
    return term ? page(visit, term, { ...term, named: false }, []) : visit.notFound();
  }),
  post('/workbench/glossary/:id', editors, async (visit) => {
    const term = await wanted(visit);
    return term ? save(visit, term) : visit.notFound();
  }),
  post('/workbench/glossary/:id/state', editors, async (visit) => {
    const term = await wanted(visit);
    if (!term) return visit.notFound();
    const state = (await visit.form()).get('state') === 'approved' ? 'approved' : 'declined';
    await decideTerm(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      term: term.id,
      state,
    });
    return visit.redirect(visit.path('/workbench/glossary'), 'saved');
  }),
];

async function wanted(visit: ProgrammeVisit): Promise<Term | null> {
  const id = visit.id('id');
  return id === null ? null : termById(visit.ctx, visit.programme.id, id);
}

async function save(visit: ProgrammeVisit, term: Term | null): Promise<Response> {
  const { programme } = visit;
  const form = await visit.form();
  const base = form.get('base') ?? undefined;
  const draft = termFrom(form, programme.locales, isCountry, term?.sourceLocale ?? programme.source_locale);
  const done = await writeTerm(visit.ctx, {
    programme: programme.id,
    actor: visit.actor(),
    ...(term ? { term: term.id } : {}),
    draft,
    base,
  });
  if (!done.ok && 'isOvertaken' in done)
    return page(visit, (await wanted(visit)) ?? term, draft, [], { isOvertaken: true });
  if (!done.ok) return page(visit, term, draft, done.problems, { base });
  return visit.redirect(visit.path(`/workbench/glossary/${done.term}`), 'saved');
}

async function desk(visit: ProgrammeVisit): Promise<Response> {
  const { view, ctx, programme } = visit;
  const { t, lang } = view;
  const terms = await allTerms(ctx, programme.id);
  return visit.page({
    title: t('glossary.title'),
    workbench: 'glossary',
    body: (
      <>
        <Heading lead={t('glossary.desk-lead')}>{t('glossary.title')}</Heading>
        <p>
          <ButtonLink href={visit.path('/workbench/glossary/new')}>{t('glossary.add')}</ButtonLink>
        </p>
        <Table
          caption={t('glossary.title')}
          hideCaption
          rows={terms}
          rowKey={({ id }) => id}
          inTwoLines
          empty={t('glossary.none')}
          columns={[
            {
              key: 'term',
              label: t('glossary.term'),
              header: true,
              cell: (term) => (
                <a href={visit.path(`/workbench/glossary/${term.id}`)} dir="auto">
                  {pick(term.term, lang, term.sourceLocale)}
                </a>
              ),
            },
            {
              key: 'country',
              label: t('glossary.country'),
              cell: ({ country }) => (country ? regionName(lang, country) : '–'),
            },
            { key: 'state', label: t('topics.state'), cell: ({ state }) => t(`glossary.state.${state}`) },
          ]}
        />
      </>
    ),
  });
}

function page(
  visit: ProgrammeVisit,
  term: Term | null,
  draft: TermDraft,
  problems: readonly TermProblem[],
  // A form that comes back with a fault keeps the version from which it was drawn.
  back: { base?: string | undefined; isOvertaken?: true } = {},
): Response {
  const { t, lang } = visit.view;
  const base = visit.path('/workbench/glossary');
  const own = term ? `${base}/${term.id}` : base;
  const title = term ? pick(term.term, lang, term.sourceLocale) : t('glossary.add');
  return visit.page({
    title,
    workbench: 'glossary',
    status: problems.length > 0 || back.isOvertaken ? 422 : 200,
    body: (
      <>
        <Heading lead={term ? t(`glossary.state.${term.state}`) : t('glossary.desk-lead')}>{title}</Heading>
        <ErrorSummary errors={namedProblems(visit.view, problems)} />
        {term && term.state !== 'approved' ? (
          <PostButton action={`${own}/state`} kind="main" hidden={{ state: 'approved' }}>
            {t('glossary.approve')}
          </PostButton>
        ) : null}
        {term && term.state !== 'declined' ? (
          <PostButton action={`${own}/state`} hidden={{ state: 'declined' }}>
            {t('glossary.decline')}
          </PostButton>
        ) : null}
        {back.isOvertaken && term ? (
          <Overtaken
            fields={[
              ...inEachLanguage('term', t('glossary.term'), term.term, draft.term),
              ...inEachLanguage(
                'explanation',
                t('glossary.explanation'),
                term.explanation,
                draft.explanation,
              ),
            ]}
          />
        ) : null}
        <Form action={own} hidden={term ? { base: back.base ?? termVersion(term) } : undefined}>
          <TermFields draft={draft} locales={visit.programme.locales} problems={problems} asksName={false} />
          <Submit or={{ href: base, label: t('glossary.all') }}>{t('topics.edit.save')}</Submit>
        </Form>
      </>
    ),
  });
}
