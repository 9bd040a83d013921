import { pageAt } from '../../../../lib/placeInList.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { roundByNumber } from '../../../../rooms/programmes/index.ts';
import { countLocked, listProposals, proposalsFound } from '../../../../rooms/pairing/index.ts';
import { Details, ShortDay } from '../../../../ui/index.ts';
import { coordinators } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { publicationAndWay } from '../publicationAndWay.ts';
import { matchingPage } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { introducedList } from '../publication/introduced.tsx';
import { Told } from '../publication/published.tsx';
import { matchWords } from '../matchWords.ts';
import { howMany } from '../../howMany.ts';
import { askedOf } from '../../list/asked.ts';
import { countedTitle, deskList } from '../../list/deskList.tsx';
import type { Several } from '../../list/several/acts.ts';
import { goneProposals } from './goneProposals.ts';
import { leadsToPairing } from '../several/chosenToPair.ts';
import { pairedJustNow } from '../several/paired.tsx';
import { choice, filterOf, foundBy, orderOf, proposalList } from './asked.ts';

const byLabel = (lang: string) => (a: { label: string }, b: { label: string }) =>
  a.label.localeCompare(b.label, lang);

/** The proposals of a round, the weakest first unless asked otherwise, each with its reasons and the acts by hand. */
export async function showProposals(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const at = { programme: programme.id, round: round.id };
  const { publication, own } = await publicationAndWay(visit, round, 'proposals', 'introduced');
  const words = await matchWords(ctx, programme, round.id, view);
  if (publication) {
    const { status, body } = await introducedList(visit, round, words, own);
    return matchingPage(visit, round, {
      part: 'proposals',
      title: t('matching.part.proposals'),
      refused,
      ...(status === 200 ? {} : { status }),
      lead: view.rich('ui.labelled', {
        label: t('matching.published-at'),
        value: <ShortDay at={publication.at} now={ctx.clock.now()} />,
      }),
      body: (
        <>
          {body}
          <Told publication={publication} />
        </>
      ),
    });
  }
  const list = proposalList(visit, round, words);
  const asked = askedOf(visit.url, list);
  const of = { ...filterOf(asked), ...orderOf(asked), size: asked.size };
  const { count, countries, counts, ...cut } = await pageAt(asked.place, (place) =>
    listProposals(ctx, { ...at, viewer: visit.viewer.person }, { ...of, place }),
  );
  const choices = countries.map(choice(words)).sort(byLabel(lang));
  const filled = {
    ...list,
    filters: list.filters.map((one) => (one.name === 'country' ? { ...one, choices } : one)),
    views: list.views.map((one) => Object.assign(one, { count: howMany(view, counts[one.key as 'all']) })),
  };
  const { status, body } = await deskList(
    visit,
    filled,
    asked,
    { ...cut, count },
    {
      own,
      above: await pairedJustNow(visit),
      title: countedTitle(t, 'matching.proposals.count', count, cut, asked),
      below: (
        <Details summary={t('list.about')}>
          <p>{t('matching.proposals.lead')}</p>
        </Details>
      ),
    },
  );
  return matchingPage(visit, round, {
    part: 'proposals',
    title: t('matching.part.proposals'),
    refused,
    ...(status === 200 ? {} : { status }),
    body,
  });
}

const refusal = ({ t }: ProgrammeVisit['view'], reason: string): string =>
  t(`matching.refused.${reason as Refusal}`);

/** Acts of coordinators on several proposals at once, as in the line of each. */
export const severalProposals: Several = {
  record: '/workbench/matching/:round/proposals',
  subject: 'proposal',
  gone: goneProposals,
  acts: () => [
    { key: 'lock', kind: 'pairs-locked', audience: coordinators, letter: 'l', refused: refusal },
    { key: 'unlock', kind: 'pairs-unlocked', audience: coordinators, refused: refusal },
    {
      key: 'pair-anew',
      audience: coordinators,
      leads: leadsToPairing('proposals', 'proposals'),
    },
    {
      key: 'part',
      kind: 'pairs-parted',
      audience: coordinators,
      grave: true,
      letter: 'p',
      refused: refusal,
      notes: async ({ ctx, programme, view }, proposals) => {
        const count = await countLocked(ctx, { programme: programme.id, proposals });
        return count === 0 ? '' : view.t('matching.several.part-locked', { count });
      },
    },
  ],
  found: async ({ ctx, programme }, url, most) => {
    const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
    const filter = filterOf(foundBy(url));
    return round ? proposalsFound(ctx, { programme: programme.id, round: round.id }, filter, most) : [];
  },
};
