import { regionName } from '../../../lib/world/countries.ts';
import { hasLeft } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership, WhyQuiet } from '../../../rooms/partnerships/index.ts';
import { LocalDay, PlainText, dayRange, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { memberName } from './partnershipNames.ts';

/** Each member, with a link to their page for volunteers who may enter that desk. */
export function Members({
  found,
  mayRead,
  pageOf,
}: {
  found: ListedPartnership;
  mayRead: boolean;
  pageOf: ((application: number) => string) | null;
}) {
  const view = useView();
  const { t, rich } = view;
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('partnerships.col.members')}</h2>
      <ul>
        {found.members.map((member) => (
          <li key={member.person}>
            {rich('ui.labelled', {
              label: rich('partnerships.member-here', {
                name:
                  pageOf && member.application !== null ? (
                    <a href={pageOf(member.application)}>
                      <bdi>{memberName(member, t)}</bdi>
                    </a>
                  ) : (
                    <bdi>{memberName(member, t)}</bdi>
                  ),
                country: member.country ? regionName(view.lang, member.country) : '–',
              }),
              value: t('partnerships.member-letters', { count: member.letters }),
            })}
            {member.leftAt && hasLeft(found, member) ? (
              <>
                {', '}
                {t('partnerships.member-left')} <LocalDay at={member.leftAt} />
              </>
            ) : null}
            {member.leftReason && mayRead ? (
              <>
                <p>{t('partnerships.member-reason')}</p>
                <PlainText text={member.leftReason} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The members' questions after partners, until when a letter is awaited, and absences. */
export function Silences({
  visit,
  found,
  silences,
  away,
}: {
  visit: ProgrammeVisit;
  found: ListedPartnership;
} & WhyQuiet) {
  const { t, rich, lang } = visit.view;
  const named = (id: number) => {
    const member = found.members.find(({ person }) => person === id);
    return <bdi>{member ? memberName(member, t) : t('partnerships.former')}</bdi>;
  };
  if (found.state === 'ended' || silences.length + away.length === 0) return null;
  return (
    <section aria-labelledby="silent">
      <h2 id="silent">{t('partnerships.silent')}</h2>
      {silences.map((one) => (
        <p key={`${one.person} ${one.about}`}>
          {rich('partnerships.silent-asked', {
            name: named(one.person),
            about: named(one.about),
            asked: <LocalDay at={one.askedAt} />,
            date: <LocalDay at={one.dueAt} />,
          })}
        </p>
      ))}
      {away.map(({ person, until, undated, reason }) => (
        <div key={person}>
          <p>
            {undated
              ? rich('partnerships.member-break', { name: named(person) })
              : rich('partnerships.member-away', {
                  name: named(person),
                  date: <>{dayRange(lang, until, until)}</>,
                })}
          </p>
          {reason ? (
            <>
              <p>{t('partnerships.member-reason')}</p>
              <PlainText text={reason} />
            </>
          ) : null}
        </div>
      ))}
    </section>
  );
}
