import { DATE_KINDS, phaseOf, roundName } from '../../../rooms/programmes/index.ts';
import type { DateKind } from '../../../rooms/programmes/index.ts';
import { nextChat } from '../../../rooms/chats/index.ts';
import { LocalTime } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';

const TWO_WEEKS = 14 * 86_400_000;

interface Coming {
  kind: DateKind;
  at: Date;
  round: string;
}

/** The coming dates of public rounds, the next first. */
export function comingDates({ ctx, view, programme, aroundDesk }: ProgrammeVisit): Coming[] {
  const now = ctx.clock.now();
  return (aroundDesk?.rounds ?? [])
    .filter((round) => round.published_at && phaseOf(round, now) !== 'cancelled')
    .flatMap((round) =>
      DATE_KINDS.map((kind) => ({
        kind,
        at: round.dates[kind].dueAt,
        round: roundName(round, view, programme.source_locale),
      })),
    )
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Dates of rounds within a fortnight, and the next live chat; nothing when none comes. */
export function ComesNext({ visit, coming }: { visit: ProgrammeVisit; coming: readonly Coming[] }) {
  const { t, rich } = visit.view;
  const until = visit.ctx.clock.now().getTime() + TWO_WEEKS;
  const dates = coming.filter(({ at }) => at.getTime() < until);
  const chat = nextChat(visit.programme, visit.ctx.clock.now());
  const hasChat = chat !== null && chat.at < until;
  if (dates.length === 0 && !hasChat) return null;
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('work.week')}</h2>
      <ul>
        {dates.map((date) => (
          <li key={`${date.round} ${date.kind}`}>
            <LocalTime at={date.at} bare /> · {t(`round.date.${date.kind}`)} (<bdi>{date.round}</bdi>)
          </li>
        ))}
        {hasChat ? (
          <li>
            <LocalTime at={new Date(chat.at)} bare /> ·{' '}
            <a href={visit.path(`/chats/${chat.slug}`)}>
              {rich('work.chat', { title: <bdi lang={chat.locale}>{chat.title}</bdi> })}
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
