import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { leavePartnership } from '../leaving/leave.ts';
import { lockPartnership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';
import { CONCERN_URGENCY, LIMITS, checkText } from '../rules.ts';
import type { Severity } from '../rules.ts';
import { keepApart } from './apart.ts';
import { copyPassages } from './passages.ts';
import { tellReaders } from './tellReaders.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** The consequence for the partnership at once: none, or the no-contact exit, with or without another partner. */
export type Exit = 'stay' | 'leave' | 'another';

export interface NewConcern {
  programme: number;
  person: number;
  partnership: number;
  body: string;
  exit: Exit;
  /** How bad it is; a worry by default, which is as urgent as a danger until somebody has looked. */
  severity?: Severity;
  /** Letters picked for the concern's readers. */
  passages?: readonly number[];
  /** Whether the partners are kept apart from now on. */
  apart?: boolean;
  /** The people it is about, in a trio; both partners when nobody is named. */
  about?: readonly number[];
  /** For a concern that came by mail: whether the mail provably came from that person. Such a concern may be longer than one written on the page. */
  byMail?: { verified: boolean };
}

type Raised =
  /** `isHeard`: whether somebody may read it now. */
  | { ok: true; concern: number; left: boolean; isHeard: boolean }
  | { ok: false; reason: 'unknown' | 'empty' | 'too-long' };

/**
 * Tells the people who may read it (`readersOf`) that something is wrong. The partners learn nothing of it, whatever their roles. A person
 * who also takes the exit leaves like anybody else. The same words sent twice are one concern.
 */
export async function raiseConcern(ctx: Ctx, input: NewConcern): Promise<Raised> {
  const { programme, person, partnership } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  const body = input.byMail ? [...input.body.trim()].slice(0, LIMITS.whole).join('') : input.body.trim();
  const problem = checkText(body, input.byMail ? LIMITS.whole : LIMITS.concern);
  if (problem) return { ok: false, reason: problem };
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const noted = await note(ctx, own, { ...input, body, unread: false });
    // When one member leaves a trio, the other two may go on writing to each other.
    const isApart = input.exit === 'stay' || own.partners.length === 1;
    if (input.apart && isApart) await keepApart(ctx, { programme, partnership, apart: true });
    if (input.exit === 'stay') return { ok: true, left: false, ...noted };
    const left = await leavePartnership(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      person,
      partnership,
      reason: '',
      another: input.exit === 'another',
    });
    return { ok: true, left: left.ok, ...noted };
  });
}

/** Notes a concern without words for a mail that could not be read, so that a reader of concerns can ask the sender. */
export async function noteUnreadConcern(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number },
): Promise<boolean> {
  const own = await partnershipOf(ctx, input.programme, input.person, input.partnership);
  if (!own) return false;
  await inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, input.programme, input.partnership);
    await note(ctx, own, { ...input, body: '', unread: true, byMail: { verified: false } });
  });
  return true;
}

/** The people a concern is about: the named partners, or all of them when none is named. */
export function concerned(own: Pick<OwnPartnership, 'partners'>, named: readonly number[] = []): number[] {
  const all = own.partners.map(({ person }) => person);
  const chosen = all.filter((person) => named.includes(person));
  return chosen.length > 0 ? chosen : all;
}

async function note(
  ctx: Ctx,
  own: OwnPartnership,
  input: Omit<NewConcern, 'exit' | 'apart'> & {
    unread: boolean;
  },
): Promise<{ concern: number; isHeard: boolean }> {
  const { programme, person, partnership, body, unread } = input;
  const same = await ctx.db
    .selectFrom('concern')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .where('body', '=', body)
    .where('unread', '=', unread)
    .where('handled_at', 'is', null)
    .executeTakeFirst();
  if (same) {
    // Noting a new concern ends the call by itself, but this one was noted before.
    await sql`select end_call_of(${programme}, ${partnership}, ${person}, ${ctx.clock.now()})`.execute(
      ctx.db,
    );
    return heard(ctx, programme, same.id);
  }
  const { id } = await ctx.db
    .insertInto('concern')
    .values({
      programme_id: programme,
      partnership_id: partnership,
      person_id: person,
      body,
      unread,
      severity: input.severity ?? 'worry',
      verified: input.byMail?.verified ?? true,
      raised_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteAbout(ctx, programme, id, concerned(own, input.about));
  await copyPassages(ctx, own, { programme, concern: id, letters: input.passages ?? [] });
  await record(ctx, {
    programme,
    actor: { kind: 'person', id: person },
    kind: 'concern-raised',
    subject: ['concern', id],
    round: own.round,
  });
  // No country is set, which keeps it off the lists of ambassadors: they may know both sides.
  await openMatter(ctx, {
    programme,
    kind: 'concern',
    subject: ['concern', id],
    round: own.round,
    urgency: CONCERN_URGENCY[input.severity ?? 'danger'],
    data: { partnership },
  });
  return heard(ctx, programme, id);
}

const heard = async (ctx: Ctx, programme: number, concern: number) => ({
  concern,
  isHeard: await tellReaders(ctx, { programme, concern }),
});

async function noteAbout(
  ctx: Ctx,
  programme: number,
  concern: number,
  about: readonly number[],
): Promise<void> {
  if (about.length === 0) return;
  await ctx.db
    .insertInto('concern_about')
    .columns(['programme_id', 'concern_id', 'person_id', 'account_id'])
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select([
          'person.programme_id',
          eb.val(concern).as('concern_id'),
          'person.id as person_id',
          'person.account_id',
        ])
        .where('person.programme_id', '=', programme)
        .where('person.id', '=', anyOf([...about])),
    )
    .execute();
}
