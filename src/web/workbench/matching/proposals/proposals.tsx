import { COUNTED_TO, placeIn, placeQuery } from '../../../../lib/placeInList.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { listProposals, publicationOf } from '../../../../rooms/pairing/index.ts';
import type { ProposalSort, ShownProposal, Who } from '../../../../rooms/pairing/index.ts';
import { Along, Details, Empty, Form, Of, PostButton, Select, Submit, Table } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { peopleColumn, Why } from '../people/people.tsx';
import { introducedTable } from '../publication/introduced.tsx';
import { Published } from '../publication/published.tsx';
import { fit, matchWords } from '../matchWords.ts';

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
  const now = ctx.clock.now();
  const personPath = (who: Who): string => matchingPath(visit, round, `/people/${who.application}`);
  const namesOf = ({ people }: ShownProposal): string => words.list(people.map(({ name }) => name));
  const act = (proposal: ShownProposal, noun: string): string => `${own}/${proposal.id}/${noun}`;
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
          <Table
            caption={
              count > COUNTED_TO
                ? t('matching.proposals.count-many', { count: COUNTED_TO })
                : t('matching.proposals.count', { count })
            }
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              peopleColumn(t, { words, now, href: personPath }, (row: ShownProposal) => (
                <Marks row={row} t={t} />
              )),
              {
                key: 'why',
                label: t('matching.proposals.why'),
                cell: (row) => (
                  <>
                    <Why reasons={row.reasons} people={row.people} words={words} />
                    <p>
                      <a href={`${own}/${row.id}`}>
                        {t('matching.proposal.see')}
                        <Of>{namesOf(row)}</Of>
                      </a>
                    </p>
                  </>
                ),
              },
              {
                key: 'fit',
                label: t('matching.proposals.fit'),
                numeric: true,
                cell: (row) => fit(row, lang),
              },
              {
                key: 'acts',
                label: t('matching.proposals.acts'),
                cell: (row) => (
                  <>
                    {row.locked ? (
                      <PostButton action={act(row, 'lock/removal')}>
                        {t('matching.act.unlock')}
                        <Of>{namesOf(row)}</Of>
                      </PostButton>
                    ) : (
                      <PostButton action={act(row, 'lock')}>
                        {t('matching.act.lock')}
                        <Of>{namesOf(row)}</Of>
                      </PostButton>
                    )}
                    <PostButton action={act(row, 'parting')}>
                      {t('matching.act.part')}
                      <Of>{namesOf(row)}</Of>
                    </PostButton>
                  </>
                ),
              },
            ]}
          />
          <Along
            cut={cut}
            isFirst={!place}
            href={(to) => `${own}?${new URLSearchParams({ sort, country, ...placeQuery(to) })}`}
          />
        </>
      ),
  });
}

function Marks({ row, t }: { row: ShownProposal; t: ProgrammeVisit['view']['t'] }) {
  const marks = [
    row.members.length === 3 ? t('matching.proposals.trio') : '',
    row.locked ? t('matching.proposals.locked') : '',
    row.run === null ? t('matching.proposals.by-hand') : '',
  ].filter(Boolean);
  return marks.length > 0 ? <p class="aside">{marks.join(' · ')}</p> : null;
}
