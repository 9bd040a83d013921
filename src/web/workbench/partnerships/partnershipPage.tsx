import { foreseeEnd, listedPartnership, turnsOf } from '../../../rooms/partnerships/index.ts';
import type { ForeseenEnd, ListedPartnership } from '../../../rooms/partnerships/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import {
  ButtonLink,
  CheckboxGroup,
  DefinitionList,
  ErrorSummary,
  Form,
  Heading,
  LocalDay,
  Submit,
  useView,
} from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { Concerns, shownConcerns } from './concerns.tsx';
import type { ConcernAnswer } from './concerns.tsx';
import { Silent, silentMembers } from './silent.tsx';
import { memberName, stateWords } from './partnershipNames.ts';
import { Members, Silences } from './members.tsx';

/**
 * One partnership: its members, what was written in number only, concerns for those who may read them, and its end. `answer` is what was
 * refused of an answer to one.
 */
export async function partnershipPage(
  visit: ProgrammeVisit,
  id: number,
  answer: ConcernAnswer | null = null,
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
  const list = new Intl.ListFormat(view.lang, { type: 'conjunction' });
  const all = found.members.map((member) => memberName(member, t));
  const names = list.format(all);
  const waits = found.endReason === 'left' || found.endReason === 'volunteer';
  return {
    title: names,
    status: answer ? 422 : 200,
    workbench: 'partnerships',
    body: (
      <>
        <Heading
          eyebrow={roundName(round, view, programme.source_locale)}
          lead={stateWords(found, t, round.dates.introduces.dueAt <= ctx.clock.now())}
        >
          {list
            .formatToParts(all)
            .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value))}
        </Heading>
        <ErrorSummary errors={answer ? [{ name: 'answer', message: answer.error }] : []} />
        <Facts found={found} meet={round.dates.introduces.dueAt} />
        <Members found={found} mayRead={visit.may('director', 'matcher', 'safeguarding')} />
        <Silences visit={visit} found={found} {...quiet} />
        {owing ? <Silent found={found} members={owing} path={visit.path} /> : null}
        {waits && visit.may('director', 'matcher') ? (
          <p>
            <ButtonLink href={visit.path(`/workbench/matching/${round.number}/unplaced`)} kind="quiet">
              {t('partnerships.match-again')}
            </ButtonLink>
          </p>
        ) : null}
        {concerns.length > 0 ? (
          <Concerns path={visit.path} found={found} concerns={concerns} answer={answer} />
        ) : null}
        {end ? <End visit={visit} found={found} end={end} /> : null}
        <p>
          <a href={visit.path(`/workbench/partnerships?round=${round.number}`)}>{t('partnerships.back')}</a>
        </p>
      </>
    ),
  };
}

/** `meet` is when partners of the round meet: those that were published before are told then. */
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

/** Its end, with another partner for those who would get one, as `end` foresees it, unless the volunteer chooses others. */
function End({ visit, found, end }: { visit: ProgrammeVisit; found: ListedPartnership; end: ForeseenEnd }) {
  const { t } = visit.view;
  const present = found.members.filter((member) => member.leftAt === null);
  return (
    <section aria-labelledby="end">
      <h2 id="end">{t('partnerships.end-title')}</h2>
      <p>{t('partnerships.end-lead')}</p>
      <Form action={visit.path(`/workbench/partnerships/${found.id}/end`)}>
        <CheckboxGroup
          name="another"
          label={t('partnerships.end-another')}
          help={t('partnerships.end-another-help')}
          value={end.another.map(String)}
          choices={present.map((member) => ({
            value: String(member.person),
            label: <bdi>{memberName(member, t)}</bdi>,
          }))}
        />
        <Submit kind="grave">{t('partnerships.end-button')}</Submit>
      </Form>
    </section>
  );
}
