import { sql } from 'kysely';
import { generatePeople } from '../../sample/people/generate.ts';
import { seeded } from '../../sample/people/random.ts';
import { addDays, wallToInstant } from '../lib/time/time.ts';
import { answerAvailability, applicationById, withdraw } from '../rooms/applications/index.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { DateKind, Round } from '../rooms/programmes/index.ts';
import { playChats } from './chatting/playChats.ts';
import { chooseWhileWaiting } from './waiting/choose.ts';
import type { NamedDate } from './waiting/namedDates.ts';
import { askForAnother } from './waiting/askAnother.ts';
import { applyAs } from './applicant.ts';
import type { Applicant } from './applicant.ts';
import type { MovableClock } from './clock.ts';
import { answerFarewells } from './farewells.ts';
import type { Contacts } from './letters/contacts.ts';
import { writeLetters } from './letters/letters.ts';
import { matchRound, publishPairs } from './matching.ts';
import { BUSY_HOURS, CALM_HOURS, QUIET_HOURS, passUntil } from './passUntil.ts';
import { applyAgain } from './nextRound/applyAgain.ts';
import { choseNext, planNext } from './nextRound/nextRound.ts';
import { rememberFormerPairs } from './formerPairs.ts';
import { talk } from './talk.ts';
import type { Said } from './talk.ts';
import { arrangeMeetings } from './meeting/meetings.ts';
import { agreeOnThings } from './agreeing/agreements.ts';
import { answerTurns } from './turns.ts';
import { comeLate, decideConcerns, introduceWaiting, playUpsets } from './upsets.ts';

export type Part = 'applying' | 'talking';

/**
 * The end of a play: an instant while people apply; with the proposals as a matcher finds them; or this many days after the introduction.
 */
export type Stop = { applyingAt: Date } | 'proposals' | { daysAfter: number };

export interface Play {
  ctx: Ctx;
  clock: MovableClock;
  round: Round;
  /** Work between two moments: the timetable's duties, and the post. */
  pass: () => Promise<void>;
  people: number;
  countries: number;
  seed: number;
  /** The moment at which the play stops; by default the very end, after the purge. */
  stop?: Stop;
  /** Days after the introduction on which live chats are announced. By default, some in a whole play, and none in one that stops. */
  chatsOn?: readonly number[];
  /** Whether some things go otherwise than planned: people leave, tell that something is wrong, come late, or are introduced by hand. */
  isEventful?: boolean;
  /** Whether people ignore reminders, to see what reminders achieve. */
  ignoresReminders?: boolean;
  /** Called each day from the introduction on, with the day's number from 1, as long as all data of the round exists. */
  onDay?: (day: number) => Promise<void>;
  /** Called a day after the date on which the round's data go. */
  onPurged?: () => Promise<void>;
  /**
   * Called a day after the introduction of the next round, to which some people come back, with the people who were promised to come first.
   */
  onNext?: (next: Round, first: readonly number[]) => Promise<void>;
  /** Collects the dates that people were told when they chose to wait. */
  named?: NamedDate[];
  /** Numbers and links that people write to each other; without this, nobody writes any. */
  contacts?: Contacts;
  /** Comments so far, for a play that continues from there. */
  said?: Said;
  onProgress?: ((part: Part, done: number, total: number) => void) | undefined;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Number of applicants after which the database analyses its tables again. */
const ANALYZE_EVERY = 100;

/** Plays a round from opening to farewell with invented people, through the same verbs as the doors. */
export async function play(scene: Play): Promise<Applicant[]> {
  const { ctx, clock, round, seed, stop } = scene;
  const random = seeded(seed);
  const invented = generatePeople(scene);
  const due = (kind: DateKind): Date => round.dates[kind].dueAt;

  const span = due('closes').getTime() - due('opens').getTime() - HOUR;
  const arrivals = invented
    // Most come in the first days and in the last ones.
    .map((person) => ({
      person,
      at: new Date(due('opens').getTime() + HOUR / 2 + span * edges(random.next())),
    }))
    .filter(({ at }) => !isApplying(stop) || at <= stop.applyingAt)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const applicants: Applicant[] = [];
  for (const { person, at } of arrivals) {
    await passUntil(scene, at, BUSY_HOURS);
    applicants.push(await applyAs(ctx, round, person, invented));
    if (applicants.length % ANALYZE_EVERY === ANALYZE_EVERY / 2) await analyze(ctx);
    scene.onProgress?.('applying', applicants.length, arrivals.length);
  }
  if (isApplying(stop)) {
    await passUntil(scene, stop.applyingAt, CALM_HOURS);
    return applicants;
  }
  await rememberFormerPairs(ctx, round, applicants, random);

  await passUntil(scene, new Date(due('closes').getTime() + HOUR), BUSY_HOURS);
  if (scene.isEventful) await comeLate(ctx, round);
  await passUntil(scene, new Date(due('availability').getTime() + DAY), BUSY_HOURS);
  await answerTheQuestion(ctx, round, applicants);
  await passUntil(scene, new Date(due('matches').getTime() + HOUR), BUSY_HOURS);
  await matchRound(ctx, round, seed);
  if (stop === 'proposals') return applicants;
  await publishPairs(ctx, round);
  await analyze(ctx);

  const said: Said = scene.said ?? new Map();
  // Draw these chances separately, so that the other draws of a seed stay the same.
  const chances = seeded(seed + 7_919);
  const agreements = seeded(seed + 104_729);
  const asks = seeded(seed + 1_299_709);
  const meetings = seeded(seed + 15_485_863);
  const choices = seeded(seed + 32_452_843);
  const chatting = seeded(seed + 67_867_967);
  const named = scene.named ?? [];
  const introduced = round.dates.introduces;
  const last = stop
    ? wallToInstant(addDays(introduced.wall, stop.daysAfter), introduced.zone)
    : new Date(due('ends').getTime() + 2 * DAY);
  let haveAnswered = false;
  const days = Math.ceil((last.getTime() - introduced.dueAt.getTime()) / DAY);
  for (let day = 1; day <= days; day += 1) {
    const evening = Math.min(introduced.dueAt.getTime() + day * DAY, last.getTime());
    if ((!stop || scene.chatsOn) && clock.now() < due('ends'))
      await playChats(
        { ...scene, applicants, random: chatting },
        { day, evening: new Date(evening), ...(scene.chatsOn ? { announcedOn: scene.chatsOn } : {}) },
      );
    await passUntil(scene, new Date(evening), CALM_HOURS);
    await scene.onDay?.(day);
    if (day === 20) await analyze(ctx);
    await talk(ctx, round, applicants, said);
    if (clock.now() < due('ends')) {
      if (day % 7 === 2)
        await writeLetters(ctx, round, applicants, { random, seed, day, contacts: scene.contacts });
      await answerTurns(ctx, round, applicants, {
        random: chances,
        seed,
        day,
        ignoresReminders: scene.ignoresReminders === true,
      });
      await agreeOnThings(ctx, round, applicants, { random: agreements, seed });
      if (!stop) await arrangeMeetings(ctx, round, applicants, { random: meetings, seed });
      await askForAnother(ctx, round, applicants, { random: asks, seed, day });
      if (!stop) await chooseWhileWaiting(ctx, round, applicants, { random: choices, seed, day, named });
    }
    if (scene.isEventful && day % 7 === 4 && clock.now() < due('ends')) {
      // Concerns are decided a week after they were raised.
      await decideConcerns(ctx, round);
      await playUpsets(ctx, round, random);
      await introduceWaiting(ctx, round);
    }
    if (!haveAnswered && clock.now() > due('ends')) {
      await answerFarewells(ctx, round, applicants, seed);
      haveAnswered = true;
    }
    scene.onProgress?.('talking', day, days);
  }
  if (stop) return applicants;
  const first = await choseNext(ctx, round);
  // Nothing more happens until the round's personal data are deleted.
  await passUntil(scene, new Date(due('purges').getTime() + DAY), QUIET_HOURS);
  await scene.onPurged?.();
  if (scene.onNext) await playNext(scene, applicants, first);
  return applicants;
}

/**
 * Plays the next round until a day after its introduction, with some of the people: then it shows whether promises for that round were
 * kept.
 */
async function playNext(
  scene: Play,
  applicants: readonly Applicant[],
  first: readonly number[],
): Promise<void> {
  const { ctx, seed } = scene;
  const next = await planNext(ctx, scene.round);
  const due = (kind: DateKind): Date => next.dates[kind].dueAt;
  await passUntil(scene, new Date(due('opens').getTime() + DAY), CALM_HOURS);
  const back = await applyAgain(ctx, next, applicants, seeded(seed + 49_979_687));
  await analyze(ctx);
  await passUntil(scene, new Date(due('availability').getTime() + DAY), CALM_HOURS);
  await answerTheQuestion(ctx, next, back);
  await passUntil(scene, new Date(due('matches').getTime() + HOUR), CALM_HOURS);
  await matchRound(ctx, next, seed);
  await publishPairs(ctx, next);
  await passUntil(scene, new Date(due('introduces').getTime() + DAY), CALM_HOURS);
  await scene.onNext?.(next, first);
}

const isApplying = (stop: Stop | undefined): stop is { applyingAt: Date } =>
  typeof stop === 'object' && 'applyingAt' in stop;

/** People who have changed their mind withdraw; the others say that they are still available, or stay silent. */
async function answerTheQuestion(ctx: Ctx, round: Round, applicants: readonly Applicant[]): Promise<void> {
  const programme = round.programme_id;
  for (const { invented, application, person } of applicants) {
    const now = await applicationById(ctx, programme, application);
    if (now?.state !== 'confirmed') continue;
    const actor = { kind: 'person', id: person } as const;
    if (invented.behaviour.withdraws) await withdraw(ctx, { programme, actor, application });
    else if (invented.behaviour.answersAvailability && !invented.behaviour.hardBounces)
      await answerAvailability(ctx, { programme, actor, application, available: true });
  }
}

/**
 * Months of a round pass here within a minute, before the database analyses its tables by itself. Checks of foreign keys that were planned
 * for empty tables would get slower with every row.
 */
async function analyze(ctx: Ctx): Promise<void> {
  await sql`analyze`.execute(ctx.db);
}

/** Moves an even chance towards both ends of the span. */
function edges(chance: number): number {
  return (1 - Math.cos(Math.PI * chance)) / 2;
}
