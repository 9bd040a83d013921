import { placeIn, placeQuery } from '../../../../lib/placeInList.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { listProposals, publicationOf } from '../../../../rooms/pairing/index.ts';
import type { ProposalSort } from '../../../../rooms/pairing/index.ts';
import { Along, Details, Empty, Form, Select, Submit } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { introducedTable } from '../publication/introduced.tsx';
import { Published } from '../publication/published.tsx';
import { matchWords } from '../matchWords.ts';
import { ProposalTable } from './proposalTable.tsx';

const SORTS: readonly ProposalSort[] = ['weakest', 'strongest', 'newest'];

/** The proposals of a round, weakest first unless asked otherwise, each with its reasons and what can be done by hand. */
export async function showProposals(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const query = visit.url.searchParams;
  const sort = SORTS.find((one) => one === query.get('sort')) ?? 'weakest';
  const country = query.get('country') ?? '';
  const place = placeIn(visit.url);
  const at = { programme: programme.id, round: round.id };
  const publication = await publicationOf(ctx, at);
  const words = await matchWords(ctx, programme, round.id, view);
  if (publication)
    return matchingPage(visit, round, {
      part: 'proposals',
      title: t('matching.part.proposals'),
      lead: t('matching.introduced.lead'),
      refused,
      body: (
        <>
          <Published publication={publication} />
          {await introducedTable(visit, round, words)}
        </>
      ),
    });
  const { rows, count, countries, ...cut } = await listProposals(
    ctx,
    { ...at, viewer: visit.viewer.person },
    {
      sort,
      place,
      country: country || undefined,
    },
  );
  const own = matchingPath(visit, round, '/proposals');
  return matchingPage(visit, round, {
    part: 'proposals',
    title: t('matching.part.proposals'),
    lead: t('matching.proposals.lead'),
    refused,
    body:
      countries.length === 0 ? (
        <Empty>
          <p>{t('matching.proposals.none')}</p>
        </Empty>
      ) : (
        <>
          <Details
            summary={t('ui.labelled', {
              label: t('matching.proposals.sort'),
              value: t(`matching.proposals.sort.${sort}`),
            })}
            open={country !== ''}
          >
            <Form action={own} method="get">
              <Select
                name="sort"
                label={t('matching.proposals.sort')}
                required
                value={sort}
                options={SORTS.map((value) => ({ value, label: t(`matching.proposals.sort.${value}`) }))}
              />
              <Select
                name="country"
                label={t('matching.proposals.country')}
                value={country}
                options={countries
                  .map((code) => ({ value: code, label: words.country(code) }))
                  .sort((a, b) => a.label.localeCompare(b.label, lang))}
              />
              <Submit kind="quiet">{t('matching.proposals.show')}</Submit>
            </Form>
          </Details>
          <ProposalTable rows={rows} count={count} words={words} own={own} />
          <Along
            cut={cut}
            isFirst={!place}
            href={(to) => `${own}?${new URLSearchParams({ sort, country, ...placeQuery(to) })}`}
          />
        </>
      ),
  });
}
