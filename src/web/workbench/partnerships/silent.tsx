import type { ListedPartnership, SeenMember } from '../../../rooms/partnerships/index.ts';
import { ButtonLink, FormActions, LocalDay, PostButton, datesListed, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { memberName } from './partnershipNames.ts';

/** The members of a quiet partnership whose turn it is; null for other partnerships, and for volunteers who may not see this. */
export const silentMembers = (
  visit: ProgrammeVisit,
  { state }: ListedPartnership,
  members: readonly SeenMember[],
): SeenMember[] | null =>
  state === 'quiet' && visit.may('director', 'matcher') ? members.filter(({ owes }) => owes) : null;

/** A quiet partnership: whose turn it is, what was done, what might help; buttons to send the next reminder or to write a text. */
export function Silent({
  found,
  members,
  path,
  query,
}: {
  found: ListedPartnership;
  members: readonly SeenMember[];
  path: ProgrammeVisit['path'];
  /** The query of the list beside the partnership. */
  query: string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="quiet">
      <h2 id="quiet">{t('partnerships.quiet')}</h2>
      {members.map((member) => (
        <Owes key={member.person} found={found} member={member} />
      ))}
      {found.suggests ? <p>{t(`partnerships.suggests.${found.suggests}`)}</p> : null}
      <FormActions>
        <PostButton action={path(`/workbench/partnerships/${found.id}/reminder${query}`)} kind="quiet">
          {t('partnerships.remind')}
        </PostButton>
        <ButtonLink href={path(`/workbench/partnerships/words?pairs=${found.id}`)} kind="quiet">
          {t('partnerships.write')}
        </ButtonLink>
      </FormActions>
    </section>
  );
}

/** Says since when it is a member's turn, when they were reminded by mail, and whether their turn rests. */
function Owes({ found, member }: { found: ListedPartnership; member: SeenMember }) {
  const { t, rich, lang, zone } = useView();
  const listed = found.members.find(({ person }) => person === member.person);
  const name = <bdi>{listed ? memberName(listed, t) : t('partnerships.former')}</bdi>;
  const dates = member.sent.filter(({ mailed }) => mailed).map(({ at }) => at);
  return (
    <p>
      {rich('partnership.turn.theirs', { name, date: member.since ? <LocalDay at={member.since} /> : '–' })}
      {dates.length > 0 ? (
        <>
          {' '}
          {rich('partnership.turn.reminded', {
            name,
            dates: <>{datesListed(lang, zone, dates)}</>,
          })}
        </>
      ) : null}
      {member.stopped ? <> {rich('partnerships.stopped-reminders', { name })}</> : null}
      {member.restsAt ? <> {rich('partnerships.rests', { name })}</> : null}
    </p>
  );
}
