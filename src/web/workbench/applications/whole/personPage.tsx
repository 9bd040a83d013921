import { personForDesk } from '../../../../rooms/applications/index.ts';
import type { PersonForDesk } from '../../../../rooms/applications/index.ts';
import { roundOfNotes } from '../../../../rooms/notes/index.ts';
import { roundById, roundName } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { Bdi, ErrorSummary, Heading } from '../../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../../visit.ts';
import { rolesSaid } from '../../people/roleName.ts';
import { BesidePerson, besidePerson } from '../../everybody/beside.tsx';
import { OfferAddress } from '../offerAddress.tsx';
import { ComesBack } from '../troubles.tsx';
import { Notes } from './notes.tsx';
import type { Refused } from './refused.ts';
import { Story } from './story.tsx';
import { partsOfStory, storyOf } from './story.ts';

/** A person, and the round with whose data notes and tags on them are deleted. */
export type PersonInPath = PersonForDesk & { round: Round | null };

export async function personInPath(visit: ProgrammeVisit): Promise<PersonInPath | null> {
  const { ctx, programme } = visit;
  const id = visit.id('person');
  const found = id === null ? null : await personForDesk(ctx, programme.id, id, visit.person?.id ?? null);
  if (!found) return null;
  const round = await roundOfNotes(ctx, programme.id, found.person.id);
  return { ...found, round: round === null ? null : await roundById(ctx, programme.id, round) };
}

/** The page of a person, by their own number: also for people who applied to no round, and with all rounds of those who did. */
export async function personPage(
  visit: ProgrammeVisit,
  found: PersonInPath,
  refused?: Refused,
): Promise<PageAnswer> {
  const { view, path } = visit;
  const { t } = view;
  const { person, round, trouble, offerWay } = found;
  const [everything, beside] = await Promise.all([
    storyOf(visit, { person: person.id, round: round?.id ?? 0, others: false }),
    besidePerson(visit, person.id),
  ]);
  const told = partsOfStory(everything);
  const { twins, notes, tags } = told;
  const title = person.name || person.address || t('applications.nameless');
  const own = path(`/workbench/everybody/${person.id}`);
  const to = (noun: string): string => `${own}/${noun}${beside?.query ?? ''}`;
  const refusedAddress = refused && 'address' in refused ? refused.address : undefined;
  const refusedNote = refused && 'note' in refused ? refused.note : undefined;
  const errors = [
    ...(refusedAddress ? [{ name: 'address', message: refusedAddress.message }] : []),
    ...(refusedNote ? [{ name: refusedNote.field, message: refusedNote.message }] : []),
  ];
  return {
    title,
    workbench: 'everybody',
    status: refused ? 422 : 200,
    body: (
      <BesidePerson visit={visit} beside={beside} here={person}>
        <Heading
          eyebrow={<a href={beside?.list ?? path('/workbench/everybody')}>{t('workbench.desk.everybody')}</a>}
          lead={found.hasApplied ? undefined : t('person.no-application')}
        >
          <Bdi>{title}</Bdi>
        </Heading>
        <ErrorSummary errors={errors} />
        {person.address === null ? null : (
          <p>
            <bdi dir="ltr">{person.address}</bdi>{' '}
            {t(person.address_confirmed_at ? 'applications.address-confirmed' : 'applications.address-open')}
          </p>
        )}
        {found.roles.length > 0 ? (
          <p>{t('ui.labelled', { label: t('people.role'), value: rolesSaid(view, found.roles) })}</p>
        ) : null}
        <p>
          <a href={path(`/workbench/inbox/new?person=${person.id}`)}>{t('inbox.write-them')}</a>
          {' · '}
          <a href={path(`/workbench/inbox?with=${person.id}`)}>{t('inbox.of-person')}</a>
          {' · '}
          <a href={to('details')}>{t('person.edit')}</a>
          {person.address === null ? null : (
            <>
              {' · '}
              <a href={path(`/workbench/duplicates?one=${encodeURIComponent(person.address)}`)}>
                {t('person.merge')}
              </a>
            </>
          )}
        </p>
        {trouble ? (
          <ComesBack trouble={trouble} offerWay={offerWay} doTo={path('/workbench/outbox/addresses')} />
        ) : null}
        <OfferAddress of={found} to={to} refused={refusedAddress} />
        {twins.map(({ id }) => (
          <p key={id}>
            <a href={path(`/workbench/duplicates/${id}`)}>{t('person.maybe-same')}</a>
          </p>
        ))}
        {round ? (
          <Notes
            notes={notes}
            tags={tags}
            to={to}
            round={roundName(round, view, visit.programme.source_locale)}
            until={round.dates.purges.dueAt}
            refused={refusedNote}
          />
        ) : null}
        <Story of={told} own={`${own}${beside?.query ?? ''}`} name={title} person={person.id} visit={visit} />
      </BesidePerson>
    ),
  };
}
