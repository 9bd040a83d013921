import type { Kysely } from 'kysely';
import { seeded } from '../../sample/people/random.ts';
import type { Schema } from '../db/schema.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { changeProgramme, programmeById } from '../rooms/programmes/index.ts';
import { createSecrets } from '../secrets.ts';
import { countAtEnd, worstAtEnd } from './atEnd.ts';
import type { AtEnd } from './atEnd.ts';
import { elsewhere } from './elsewhere/elsewhere.ts';
import { leftAllTheSame, noContacts, noteLeft } from './letters/contacts.ts';
import { cameBack, choicesIn } from './acts.ts';
import type { Choices } from './acts.ts';
import { lastKept } from './nextRound/nextRound.ts';
import { leftThoughFirst } from './nextRound/leftThoughFirst.ts';
import { passUntil } from './passUntil.ts';
import { play } from './play.ts';
import type { Play } from './play.ts';
import { contactOf, noteMails, reportOf, unmatchedBy } from './report.ts';
import type { Report } from './report.ts';
import { datesMissed } from './waiting/datesMissed.ts';
import { namedDatesMissed } from './waiting/namedDates.ts';
import type { NamedDate } from './waiting/namedDates.ts';
import { beyondShare, countWaits, waitsOf } from './waiting/waits.ts';
import type { Wait } from './waiting/waits.ts';
import { countViolations, promisedBy, worstOf } from './violations.ts';
import type { Violations } from './violations.ts';
import { makeWorld } from './world.ts';

const DAY = 86_400_000;
/** A step of the clock over the years in which nobody does anything. */
const LONG_HOURS = 24 * 60;

/** Always the same date, so that the same seed gives the same round next year. */
const START = new Date('2027-01-01T10:00:00Z');

export interface Simulation extends Pick<
  Play,
  'people' | 'countries' | 'seed' | 'ignoresReminders' | 'onProgress'
> {
  /** A migrated database that nobody else uses. */
  db: Kysely<Schema>;
}

/** Plays a whole round of the sample programme with invented people, and reports the result. */
export async function simulate(input: Simulation): Promise<Report> {
  const contacts = noContacts(seeded(input.seed + 86_028_121));
  const named: NamedDate[] = [];
  const world = await makeWorld({
    ...input,
    read: (text) => noteLeft(contacts, text),
    start: START,
    publicUrl: 'http://localhost:3000',
    secrets: createSecrets(`a simulation needs no better secret than ${input.seed}`),
  });
  const { ctx, round, sink } = world;
  const place = { programme: round.programme_id, round: round.id };
  await filterLetters(ctx, place.programme);
  const director = await directorOf(ctx, place.programme);
  const fediverse = await elsewhere(ctx, { programme: place.programme, director, seed: input.seed });
  let unmatched: Awaited<ReturnType<typeof unmatchedBy>> | undefined;
  const days: Violations[] = [];
  const ends: AtEnd[] = [];
  const waiting: Wait[][] = [];
  const mails = new Map<string, string>();
  const missedDates: number[] = [];
  const back = { came: 0, nextNotFirst: 0 };
  let choices: Choices | undefined;
  let contact = { going: 0, inContact: 0 };
  await play({
    ...input,
    ...world,
    isEventful: true,
    contacts,
    named,
    onDay: async (day) => {
      await fediverse.day(day);
      if (day === 1) unmatched = await unmatchedBy(ctx, round);
      const now = await contactOf(ctx, place);
      if (now.going > 0) contact = now;
      else await noteMails(ctx, place.programme, mails);
      waiting.push(await waitsOf(ctx, place));
      missedDates.push(await datesMissed(ctx, place), await namedDatesMissed(ctx, place, named));
      ends.push(await countAtEnd(ctx, place));
      days.push(await countViolations(ctx, place, promisedBy(round.policy)));
      choices = await choicesIn(ctx, place);
    },
    onPurged: async () => {
      ends.push(await countAtEnd(ctx, place));
    },
    onNext: async (next, first) => {
      const then = { ...place, round: next.id };
      const promised = promisedBy(next.policy);
      days.push(await countViolations(ctx, then, promised));
      back.nextNotFirst = await leftThoughFirst(ctx, { ...then, before: place.round, first }, promised);
      back.came = await cameBack(ctx, then);
      ends.push(await countAtEnd(ctx, place));
    },
  });
  if (!unmatched || !choices) throw new Error('the round never came to its introduction');
  // Answers that people asked to keep are deleted on their date, too.
  const kept = await lastKept(ctx, place.programme);
  if (kept) await passUntil(world, new Date(kept.getTime() + DAY), LONG_HOURS);
  ends.push(await countAtEnd(ctx, place));
  await noteMails(ctx, place.programme, mails);
  const waits = countWaits(waiting);
  const waited = {
    waitedUntold: waits.untold,
    reasonAlone: beyondShare(waits),
    dateMissed: Math.max(...missedDates),
    nextNotFirst: back.nextNotFirst,
    filteredLeft: leftAllTheSame(contacts),
  };
  const { broken, ...spread } = await fediverse.count();
  const violations = { ...worstOf(days), ...worstAtEnd(ends), ...waited, ...broken };
  const acts = { ...choices, heldBack: contacts.heldBack.size, cameBack: back.came };
  const told = { violations, unmatched, contact, waits, mails, acts, elsewhere: spread };
  return reportOf(ctx, round, sink.arrived, told);
}

async function directorOf(ctx: Ctx, programme: number): Promise<number> {
  const { person_id } = await ctx.db
    .selectFrom('role')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('role', '=', 'director')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return person_id;
}

/** Makes the programme hold back numbers and links in first letters. */
async function filterLetters(ctx: Ctx, programme: number): Promise<void> {
  const now = await programmeById(ctx, programme);
  const { source_locale: sourceLocale, contact_address: contactAddress, hold_bulk: holdBulk } = now;
  const settings = { ...now, sourceLocale, contactAddress, holdBulk, filtersLetters: true };
  const changed = await changeProgramme(ctx, { ...settings, programme, actor: { kind: 'command' } });
  if (!changed.ok) throw new Error('the programme may not filter letters');
}
