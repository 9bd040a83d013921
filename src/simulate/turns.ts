import { sql } from 'kysely';
import { fillLetter, sampleLetters } from '../../sample/people/letters.ts';
import type { Random } from '../../sample/people/random.ts';
import { addDays, instantToWall } from '../lib/time/time.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { declareAbsence, endAbsence, reportContact, writeLetter } from '../rooms/partnerships/index.ts';
import { callOf, personById } from '../rooms/people/index.ts';
import type { Round } from '../rooms/programmes/index.ts';
import type { Applicant } from './applicant.ts';
import { conductOf, isSilentOn } from './conduct.ts';

/** The daily chance that somebody reacts to a reminder or a question. */
const REACTS = 0.4;
const DAY = 86_400_000;

interface Open {
  person: number;
  partnership: number;
}

/** One day of answers to reminders and to the question whether they talked, and of beginning absences. */
export async function answerTurns(
  ctx: Ctx,
  round: Round,
  applicants: readonly Applicant[],
  {
    seed,
    day,
    random,
    ignoresReminders,
  }: { seed: number; day: number; random: Random; ignoresReminders: boolean },
): Promise<void> {
  const programme = round.programme_id;
  const known = new Map(
    applicants.map((one, index) => [one.person, { ...one, conduct: conductOf(seed, index) }]),
  );
  for (const { person, conduct, invented } of known.values())
    if (conduct.awayFrom === day) {
      const today = instantToWall(ctx.clock.now(), invented.zone).slice(0, 10);
      const until = addDays(`${today}T00:00`, conduct.awayDays).slice(0, 10);
      await declareAbsence(ctx, { programme, person, until });
    }
  for (const { person, conduct } of known.values()) {
    if (conduct.breakFrom === day) await declareAbsence(ctx, { programme, person, until: null });
    if (conduct.breakUntil === day) await endAbsence(ctx, { programme, person });
  }
  const since = new Date(ctx.clock.now().getTime() - 4 * DAY);
  for (const { person, partnership } of await openAnswers(ctx, round, since, ignoresReminders)) {
    const own = known.get(person);
    if (!own || isSilentOn(own.conduct, day) || !random.chance(REACTS)) continue;
    if (own.conduct.talksElsewhere)
      await reportContact(ctx, { programme, person, partnership, answer: 'talked' });
    else await writeBack(ctx, { programme, person, partnership }, own.invented.city, random);
  }
}

/** The reminders and questions of the last days to which nobody has reacted. */
async function openAnswers(ctx: Ctx, round: Round, since: Date, ignoresReminders: boolean): Promise<Open[]> {
  const members = ctx.db
    .selectFrom('membership as m')
    .select(['m.person_id as person', 'm.partnership_id as partnership'])
    .distinct()
    .where('m.programme_id', '=', round.programme_id)
    .where('m.round_id', '=', round.id)
    .where('m.left_at', 'is', null)
    .orderBy('m.person_id');
  return members
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('turn_reminder as r')
            .select('r.id')
            .whereRef('r.programme_id', '=', 'm.programme_id')
            .whereRef('r.partnership_id', '=', 'm.partnership_id')
            .whereRef('r.person_id', '=', 'm.person_id')
            .where('r.sent_at', '>', since)
            .where(sql.lit(!ignoresReminders))
            .where((own) =>
              own.not(
                own.exists(
                  own
                    .selectFrom('letter as l')
                    .select('l.id')
                    .whereRef('l.programme_id', '=', 'm.programme_id')
                    .whereRef('l.partnership_id', '=', 'm.partnership_id')
                    .whereRef('l.author_id', '=', 'm.person_id')
                    .whereRef('l.written_at', '>', 'r.sent_at'),
                ),
              ),
            ),
        ),
        eb.exists(
          eb
            .selectFrom('contact_report as c')
            .select('c.id')
            .whereRef('c.programme_id', '=', 'm.programme_id')
            .whereRef('c.partnership_id', '=', 'm.partnership_id')
            .whereRef('c.person_id', '=', 'm.person_id')
            .where('c.asked_at', '>', since)
            .where('c.answer', 'is', null),
        ),
      ]),
    )
    .execute();
}

async function writeBack(
  ctx: Ctx,
  { programme, person, partnership }: { programme: number } & Open,
  city: string,
  random: Random,
): Promise<void> {
  const other = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '<>', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  const [from, to] = [
    await personById(ctx, programme, person),
    other ? await personById(ctx, programme, other.person_id) : null,
  ];
  if (!from || !to) return;
  const letter = random.pick(sampleLetters.filter((one) => one.moment === 'later' && one.locale === 'en'));
  await writeLetter(ctx, {
    programme,
    person,
    partnership,
    body: fillLetter(letter, { to: callOf(to), from: callOf(from), city }),
    formKey: `answer-${ctx.clock.now().toISOString()}`,
    waits: true,
  });
}
