import { foreseeEnd, listedPartnership, turnsOf } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import {
  ButtonLink,
  DefinitionList,
  ErrorSummary,
  Heading,
  LocalDay,
  Names,
  useView,
} from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { BesidePair, besidePartnership } from './beside.tsx';
import { Concerns, shownConcerns } from './concerns.tsx';
import type { ConcernRefused } from './concerns.tsx';
import { End } from './endForm.tsx';
import { Silent, silentMembers } from './silent.tsx';
import { memberName, stateWords } from './partnershipNames.ts';
import { Members, Silences } from './members.tsx';

/**
 * One partnership: its members, the number of letters, concerns for volunteers who may read them, and its end. `refused` is a form about a
 * concern that came back.
 */
export async function partnershipPage(
  visit: ProgrammeVisit,
  id: number,
  refused: ConcernRefused | null = null,
): Promise<PageAnswer | null> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const listed = await listedPartnership(ctx, programme.id, visit.viewer, id);
  if (!listed) return null;
  const { found, round, quiet } = listed;
  const concerns = await shownConcerns(visit, id);
  const hasEnded = found.state === 'ended';
  const members = hasEnded ? [] : await turnsOf(ctx, programme.id, id);
  const owing = silentMembers(visit, found, members);
  const end = hasEnded ? null : foreseeEnd({ id, round: round.id }, members, programme.reminder_days);
  const all = found.members.map((member) => memberName(member, t));
  const names = new Intl.ListFormat(view.lang, { type: 'conjunction' }).format(all);
  const beside = await besidePartnership(visit, round, id);
  const isTold = round.dates.introduces.dueAt <= ctx.clock.now();
  const waits = found.endReason === 'left' || found.endReason === 'volunteer';
  const page: PageAnswer = {
    title: names,
    status: refused ? 422 : 200,
    workbench: 'partnerships',
    body: (
      <>
        <Heading
          eyebrow={roundName(round, view, programme.source_locale)}
          lead={stateWords(found, t, isTold)}
        >
          <Names of={all} />
        </Heading>
        <ErrorSummary
          errors={
            refused ? [{ name: 'body' in refused ? 'answer' : 'severity', message: refused.error }] : []
          }
        />
        <Facts found={found} meet={round.dates.introduces.dueAt} />
        <Members
          found={found}
          mayRead={visit.may('director', 'matcher', 'safeguarding')}
          pageOf={
            visit.may('director', 'matcher')
              ? (application) => visit.path(`/workbench/applications/${application}`)
              : null
          }
        />
        <Silences visit={visit} found={found} {...quiet} />
        {owing ? (
          <Silent found={found} members={owing} path={visit.path} query={beside?.query ?? ''} />
        ) : null}
        {waits && visit.may('director', 'matcher') ? (
          <p>
            <ButtonLink href={visit.path(`/workbench/matching/${round.number}/unplaced`)} kind="quiet">
              {t('partnerships.match-again')}
            </ButtonLink>
          </p>
        ) : null}
        {concerns.length > 0 ? (
          <Concerns path={visit.path} found={found} concerns={concerns} refused={refused} />
        ) : null}
        {end ? <End visit={visit} found={found} end={end} query={beside?.query ?? ''} /> : null}
        {beside ? null : (
          <p>
            <a href={visit.path(`/workbench/partnerships?round=${round.number}`)}>{t('partnerships.back')}</a>
          </p>
        )}
      </>
    ),
  };
  return {
    ...page,
    body: (
      <BesidePair visit={visit} beside={beside} found={found} isTold={isTold}>
        {page.body}
      </BesidePair>
    ),
  };
}

/** `meet` is the moment when the round's partners are introduced: pairs that were published before it are told then. */
function Facts({ found, meet }: { found: ListedPartnership; meet: Date }) {
  const { t } = useView();
  return (
    <DefinitionList
      items={[
        {
          key: 'introduced',
          term: t('partnerships.introduced'),
          value: <LocalDay at={found.introducedAt > meet ? found.introducedAt : meet} year />,
        },
        ...(found.endedAt
          ? [{ key: 'ended', term: t('partnerships.ended'), value: <LocalDay at={found.endedAt} year /> }]
          : []),
        {
          key: 'last',
          term: t('partnerships.col.last'),
          value: found.lastLetterAt ? <LocalDay at={found.lastLetterAt} year /> : t('partnerships.never'),
        },
        {
          key: 'contact',
          term: t('partnerships.contact'),
          value: found.lastContactAt ? (
            <LocalDay at={found.lastContactAt} year />
          ) : (
            t('partnerships.no-contact')
          ),
        },
      ]}
    />
  );
}
