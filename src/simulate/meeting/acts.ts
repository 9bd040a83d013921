import { wallToInstant } from '../../lib/time/time.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { answer, cancel, hoursOf, move } from '../../rooms/meetings/index.ts';
import type { Meeting } from '../../rooms/meetings/index.ts';
import { calendarReply } from './calendarReply.ts';
import { mailedIn } from './mailedIn.ts';

/** Somebody who answers, moves or calls off a meeting. */
export interface Actor {
  programme: number;
  person: number;
  address: string;
  locale: string;
  /** When their round ends. */
  ends: Date;
}

type Time = Meeting['times'][number];
type Proposed = { date: string; minute: number };
type By<T> = Readonly<Record<'page' | 'mail' | 'calendar', T>>;

const YES: Readonly<Record<string, string>> = { en: 'Yes', es: 'Sí', fr: 'Oui', ar: 'نعم' };
const NO: Readonly<Record<string, string>> = { en: 'No', es: 'No', fr: 'Non', ar: 'لا' };

const whose = ({ programme, person }: Actor, { id: meeting }: Meeting) => ({ programme, person, meeting });
const about = ({ programme, person }: Actor, { id: subject }: Meeting) =>
  ({ programme, person, kind: 'meeting', subject }) as const;

/** Ways to answer: yes to one of the proposed times or, without a time, no to all. A calendar can answer only for a single time. */
export const answersBy: By<(ctx: Ctx, by: Actor, meeting: Meeting, time: Time | null) => Promise<unknown>> = {
  page: (ctx, by, meeting, time) =>
    answer(ctx, { ...whose(by, meeting), says: time ? 'yes' : 'no', ...(time ? { time: time.id } : {}) }),
  mail: (ctx, by, meeting, time) => {
    const number = time && meeting.times.findIndex(({ id }) => id === time.id) + 1;
    const words = meeting.times.length > 1 && number ? String(number) : (time ? YES : NO)[by.locale];
    return mailedIn(ctx, about(by, meeting), { words: words ?? (time ? 'Yes' : 'No') });
  },
  calendar: (ctx, by, meeting, time) =>
    meeting.times.length > 1
      ? answersBy.mail(ctx, by, meeting, time)
      : replies(ctx, by, meeting, { says: time ? 'ACCEPTED' : 'DECLINED' }),
};

/** Ways to call off a meeting. In a series, mail and calendar call off only the next time. */
export const cancelsBy: By<(ctx: Ctx, by: Actor, meeting: Meeting) => Promise<unknown>> = {
  page: (ctx, by, meeting) => cancel(ctx, whose(by, meeting)),
  mail: (ctx, by, meeting) => mailedIn(ctx, about(by, meeting), { words: NO[by.locale] ?? 'No' }),
  calendar: (ctx, by, meeting) => {
    const [next] = hoursOf(meeting, { ends: by.ends, now: ctx.clock.now() });
    const occurrence = meeting.weeks !== null && next ? { occurrence: next } : {};
    return replies(ctx, by, meeting, { says: 'DECLINED', ...occurrence });
  },
};

/** Ways to propose other times for a meeting. People who use mail do it on the page; a calendar proposes one time. */
export const movesBy: By<
  (ctx: Ctx, by: Actor, meeting: Meeting, times: readonly Proposed[]) => Promise<unknown>
> = {
  page: (ctx, by, meeting, times) => move(ctx, { ...whose(by, meeting), times }),
  mail: (ctx, by, meeting, times) => movesBy.page(ctx, by, meeting, times),
  calendar: async (ctx, by, meeting, [time]) => {
    if (!time) return;
    const { zone } = await ctx.db
      .selectFrom('person')
      .select('zone')
      .where('programme_id', '=', by.programme)
      .where('id', '=', by.person)
      .executeTakeFirstOrThrow();
    const clock = [Math.floor(time.minute / 60), time.minute % 60].map((n) => String(n).padStart(2, '0'));
    const at = wallToInstant(`${time.date}T${clock.join(':')}`, zone ?? 'UTC');
    await replies(ctx, by, meeting, { says: 'COUNTER', at });
  },
};

/** Sends the answer of the person's calendar program, in a mail of its own. */
async function replies(
  ctx: Ctx,
  by: Actor,
  meeting: Meeting,
  said: { says: 'ACCEPTED' | 'DECLINED' | 'COUNTER'; occurrence?: Date; at?: Date },
): Promise<void> {
  const now = ctx.clock.now();
  const [first] = hoursOf(meeting, { ends: by.ends, now });
  const at = said.at ?? said.occurrence ?? first ?? now;
  const { address } = by;
  const calendar = calendarReply(meeting, { ...said, address, now, at, minutes: meeting.minutes });
  await mailedIn(ctx, about(by, meeting), { calendar });
}
