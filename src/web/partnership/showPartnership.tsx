import { randomUUID } from 'node:crypto';
import { cardOf, isForHours, keptOf, memberAnswers } from '../../rooms/applications/index.ts';
import {
  defaultTerms,
  hasLeft,
  isFiltered,
  languagesToWriteIn,
  lettersOf,
  membersOf,
  metInRounds,
  metPartnerships,
  nextQuestion,
  sharedFacts,
} from '../../rooms/partnerships/index.ts';
import { quietWithCalls } from '../../rooms/calls/index.ts';
import { nextChat } from '../../rooms/chats/index.ts';
import type { OwnPartnership, Partner } from '../../rooms/partnerships/index.ts';
import { meansOf } from '../../rooms/meetings/index.ts';
import { lookingOf } from '../../rooms/pairing/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import { questionsOf, roundName, roundSaid } from '../../rooms/programmes/index.ts';
import { topicsAround } from '../../rooms/topics/index.ts';
import { pageNumber } from '../frame/pageNumber.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { isOver, namedPartners, partnerNames } from './partnerNames.ts';
import type { Draft } from './letters/letters.tsx';
import { firstHoursOf } from './meetings/finding/firstHoursOf.ts';
import { NoPartner } from './noPartner.tsx';
import { PartnershipPage } from './partnershipPage.tsx';

/** Letters on a page: few, for slow connections. */
const LETTERS = 6;

/** A visit by a person of the programme, as the audience `person` grants. */
export function readerOf(visit: ProgrammeVisit): Person {
  if (!visit.person) throw new Error('the audience of this route lets in persons only');
  return visit.person;
}

/** The partnership in the path, if it is the visitor's and its hour has come. */
export async function ownOf(visit: ProgrammeVisit): Promise<OwnPartnership | null> {
  const id = visit.id('id');
  const all = await metPartnerships(visit.ctx, visit.programme.id, readerOf(visit).id);
  return all.find((own) => own.id === id) ?? null;
}

/** The page of one partnership; of the present one, else the latest, when `id` is null. */
export async function showPartnership(
  visit: ProgrammeVisit,
  id: number | null,
  back?: { draft?: Draft; status: number; isUnknownAnswer?: boolean },
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const reader = readerOf(visit);
  const all = await metInRounds(ctx, programme.id, reader.id);
  const lookingFor = () => lookingOf(ctx, { programme: programme.id, person: reader.id });
  if (id === null && all.length === 0)
    return visit.page({
      title: view.t('partnership.none.title'),
      nav: 'partnership',
      indexed: false,
      body: <NoPartner looking={await lookingFor()} path={visit.path} />,
    });
  const shown =
    id === null ? (all.find(({ own }) => !isOver(own)) ?? all[0]) : all.find(({ own }) => own.id === id);
  if (!shown) return visit.notFound();
  const { own, round } = shown;
  const isTogether = (partner: Partner): boolean =>
    !isOver(own) && partner.leftAt === null && partner.name !== '';
  const waits = isOver(own) && !visit.byLink && !all.some((one) => !isOver(one.own));
  const [thread, topics, answers, quiet, steps, looking, kept] = await Promise.all([
    readThread(visit, own),
    isOver(own) ? null : topicsAround(ctx, programme.id, own.round),
    memberAnswers(ctx, {
      programme: programme.id,
      round: own.round,
      people: [reader.id, ...own.partners.map(({ person }) => person)],
      shown: own.partners.filter(isTogether).map(({ person }) => person),
    }),
    quietWithCalls(ctx, programme.id, own),
    own.partners.some(isTogether) ? questionsOf(ctx, programme.id, own.round) : [],
    waits ? lookingFor() : null,
    own.asksToStay ? keptOf(ctx, programme.id, reader.id) : null,
  ]);
  const hasBegun =
    isOver(own) || own.apartAt !== null || quiet.meetings.length > 0 || thread.letters.length > 0;
  const partners = await Promise.all(
    own.partners.map(async (partner) => {
      const { person } = partner;
      const together = isTogether(partner);
      return {
        partner,
        card: together ? cardOf(answers, person, steps) : null,
        hasLeft: hasLeft(own, partner),
        facts: together ? await sharedFacts(ctx, programme, own, person, view, { round, steps }) : [],
        writeIn: together ? await languagesToWriteIn(ctx, programme.id, own, person, view, { round }) : [],
      };
    }),
  );
  const named = namedPartners(own);
  const names = partnerNames(named, view);
  return visit.page({
    title: view.t('partnership.title', { names, count: named.length }),
    status: back?.status ?? 200,
    nav: 'partnership',
    indexed: false,
    ...(quiet.calls ? { islands: ['called'] } : {}),
    body: (
      <PartnershipPage
        own={own}
        partners={partners}
        hours={answers.hours}
        asksHours={steps.some(({ questions }) => questions.some(isForHours))}
        round={roundSaid(round, view, programme.source_locale)}
        ends={round.dates.ends.dueAt}
        purges={round.dates.purges.dueAt}
        kept={kept}
        silences={quiet.silences}
        away={quiet.away}
        turns={quiet.turns}
        days={programme.reminder_days}
        told={quiet.told}
        agreement={quiet.agreement}
        meetings={quiet.meetings}
        calls={quiet.calls}
        means={meansOf(quiet.agreement.standing?.means)}
        firstHours={
          hasBegun
            ? null
            : await firstHoursOf(visit, reader, shown, { hours: answers.hours, away: awayOf(quiet) })
        }
        ready={defaultTerms(own.reasons, membersOf(own), programme.source_locale)}
        isUnknownAnswer={back?.isUnknownAnswer ?? false}
        source={programme.source_locale}
        looking={looking}
        topic={topics?.current ?? null}
        coming={{
          topic: topics?.next?.dueAt ?? null,
          zone: programme.zone,
          contact: nextQuestion(own, quiet, ctx.clock.now()),
          ends: round.dates.ends.dueAt,
        }}
        chat={isOver(own) ? null : nextChat(programme, ctx.clock.now())}
        thread={thread}
        draft={back?.draft ?? { body: null, formKey: randomUUID() }}
        others={(visit.byLink ? [] : all)
          .filter((one) => one !== shown)
          .map((one) => ({
            id: one.own.id,
            names: partnerNames(one.own.partners, view),
            round: roundName(one.round, view, programme.source_locale),
          }))}
        now={ctx.clock.now()}
        isSparing={visit.headers.get('save-data') === 'on'}
        byLinkUntil={visit.byLink?.endsAt ?? null}
        programme={programme.name}
        path={visit.path}
      />
    ),
  });
}

/** Until when each member is away. */
const awayOf = ({ away, silences }: Awaited<ReturnType<typeof quietWithCalls>>) => [
  away,
  ...silences.map((one) => one.away),
];

async function readThread({ ctx, programme, url }: ProgrammeVisit, own: OwnPartnership) {
  const page = pageNumber(url);
  const { letters, count, isExchange, draft } = await lettersOf(ctx, programme.id, own, {
    limit: LETTERS,
    offset: (page - 1) * LETTERS,
  });
  const isFirst =
    programme.filters_letters &&
    !isOver(own) &&
    (await isFiltered(ctx, { programme: programme.id, partnership: own.id, person: own.me.person }));
  return {
    letters,
    draft,
    isFiltered: isFirst,
    isExchange,
    page,
    pages: Math.max(1, Math.ceil(count / LETTERS)),
  };
}
