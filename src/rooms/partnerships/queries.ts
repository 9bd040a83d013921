import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { PairReason } from '#matching';
import type { Ctx } from '../ctx.ts';
import { DATES, ROUND_COLUMNS, roundOf } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import type { EndReason } from './rules.ts';
import { partnersBeside } from './partnersBeside.ts';
import type { PartnerRow } from './partnersBeside.ts';
import { trioBeside } from './trioBeside.ts';
import type { TrioAsked } from './trioBeside.ts';
import { fewOf } from '../../db/anyOf.ts';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';

export type PartnershipState = 'introduced' | 'active' | 'quiet' | 'paused' | 'ended';

/** A partner, as another member may see them. */
export interface Partner {
  partnership: number;
  person: number;
  /** '' when the person was erased. */
  name: string;
  called: string;
  pronunciation: string;
  country: string | null;
  zone: string | null;
  joinedAt: Date;
  leftAt: Date | null;
  /**
   * Only given when both chose to show theirs and both are still in the partnership, or all members at the end chose to stay in touch. Null
   * otherwise, whatever the reason.
   */
  address: string | null;
}

/** Which partnership it is, and where it stands. */
export interface PartnershipStand {
  id: number;
  round: number;
  state: PartnershipState;
  introducedAt: Date;
  endedAt: Date | null;
  endReason: EndReason | null;
}

/** A partnership as one of its members sees it. */
export interface OwnPartnership extends PartnershipStand {
  /** When its members learned of each other: at the planned hour, even if they were published before. */
  metAt: Date;
  /** The person who ended it by leaving; null when it goes on or ended otherwise. */
  leaver: number | null;
  /** The matcher's reasons. Show them by `sharedFacts` only, which leaves out everything but what both share. */
  reasons: readonly PairReason[];
  me: {
    person: number;
    joinedAt: Date;
    leftAt: Date | null;
    /** When the reader leaves, after asking to by mail; null when they did not ask. */
    leavesAt: Date | null;
    /** Whether they want another partner then. */
    leavesForAnother: boolean;
    showsAddress: boolean;
    staysInTouch: boolean;
    /** When a yes that came by mail takes effect. */
    touchDueAt: Date | null;
  };
  /** Since when the members are kept apart; null when they are not. */
  apartAt: Date | null;
  /** The open question whether somebody may join the two as a third; null when there is none. */
  trio: TrioAsked | null;
  /** Whether the reader was in it when the round ended and nothing keeps the members apart: then they may choose to stay in touch. */
  asksToStay: boolean;
  partners: Partner[];
}

export type Db = Pick<Ctx, 'db'>;

const ownOnes = (db: Kysely<Schema>, programme: number) =>
  db
    .selectFrom('membership as me')
    .innerJoin('partnership as p', (join) =>
      join.onRef('p.programme_id', '=', 'me.programme_id').onRef('p.id', '=', 'me.partnership_id'),
    )
    .innerJoin('round', (join) =>
      join.onRef('round.programme_id', '=', 'p.programme_id').onRef('round.id', '=', 'p.round_id'),
    )
    .select(ROUND_COLUMNS)
    .select((eb) => [
      DATES.as('dates'),
      partnersBeside(db).as('partners'),
      'me.person_id as reader',
      'p.id as partnership',
      'p.state',
      'p.introduced_at as introducedAt',
      'p.ended_at as endedAt',
      'p.end_reason as endReason',
      'p.reasons',
      'p.apart_at as apartAt',
      'me.joined_at as joinedAt',
      'me.left_at as leftAt',
      'me.leaves_at as leavesAt',
      'me.leaves_for_another as leavesForAnother',
      'me.shows_address_at as showsAt',
      'me.stays_in_touch_at as staysAt',
      'me.touch_due_at as touchDueAt',
      eb
        .selectFrom('event')
        .select((of) => sql<number>`(${of.ref('event.data')} ->> 'person')::bigint`.as('leaver'))
        .whereRef('event.programme_id', '=', 'p.programme_id')
        .where('event.kind', '=', 'partnership-left')
        .where('event.subject_kind', '=', 'partnership')
        .whereRef('event.subject_id', '=', 'p.id')
        .orderBy('event.id', 'desc')
        .limit(1)
        .as('lastLeaver'),
      trioBeside.as('trio'),
    ])
    .where('me.programme_id', '=', programme)
    .orderBy('p.introduced_at', 'desc')
    .orderBy('p.id', 'desc');

const onesOf = often((db, programme: number, person: number) =>
  ownOnes(db, programme).where('me.person_id', '=', person),
);

const oneOf = often((db, programme: number, person: number, id: number) =>
  ownOnes(db, programme).where('me.person_id', '=', person).where('p.id', '=', id),
);

/** A person's partnerships, present and past, newest first. */
export async function partnershipsOf(ctx: Db, programme: number, person: number): Promise<OwnPartnership[]> {
  return (await partnershipsInRounds(ctx, programme, person)).map(({ own }) => own);
}

/** The same, each with its round. */
export async function partnershipsInRounds(
  ctx: Db,
  programme: number,
  person: number,
): Promise<{ own: OwnPartnership; round: Round }[]> {
  return (await onesOf(ctx.db, programme, person)).map(seenBy);
}

/** Partnerships of several people, each as its reader sees it. */
export async function partnershipsOfAll(
  ctx: Db,
  programme: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, OwnPartnership[]>> {
  const rows = await ownOnes(ctx.db, programme).where('me.person_id', 'in', fewOf(people)).execute();
  return Map.groupBy(
    rows.map((row) => seenBy(row).own),
    ({ me }) => me.person,
  );
}

function seenBy(row: Awaited<ReturnType<typeof onesOf>>[number]): { own: OwnPartnership; round: Round } {
  const {
    reader: person,
    partnership,
    state,
    introducedAt,
    endedAt,
    endReason,
    reasons,
    partners,
    lastLeaver,
    apartAt,
    trio,
    ...mine
  } = row;
  const { joinedAt, leftAt, leavesAt, leavesForAnother, showsAt, staysAt, touchDueAt, ...round } = mine;
  const found = roundOf(round);
  const meets = found.dates.introduces.dueAt;
  return {
    round: found,
    own: {
      id: partnership,
      round: round.id,
      state: state as PartnershipState,
      introducedAt,
      metAt: introducedAt > meets ? introducedAt : meets,
      endedAt,
      endReason: endReason as EndReason | null,
      leaver: endReason === 'left' ? lastLeaver : null,
      reasons,
      apartAt,
      trio: trio && { ...trio, closesAt: new Date(trio.closesAt) },
      me: {
        person,
        joinedAt,
        leftAt,
        leavesAt: leftAt ? null : leavesAt,
        leavesForAnother,
        showsAddress: showsAt !== null,
        staysInTouch: staysAt !== null,
        touchDueAt,
      },
      asksToStay:
        apartAt === null &&
        endReason === 'round-over' &&
        leftAt !== null &&
        endedAt !== null &&
        leftAt >= endedAt,
      partners: partners.map(partnerIn),
    },
  };
}

const partnerIn = ({ joinedAt, leftAt, ...partner }: PartnerRow): Partner => ({
  ...partner,
  joinedAt: new Date(joinedAt),
  leftAt: leftAt === null ? null : new Date(leftAt),
});

/** One partnership of a person; null when the person is not in it. */
export async function partnershipOf(
  ctx: Db,
  programme: number,
  person: number,
  id: number,
): Promise<OwnPartnership | null> {
  if (!Number.isSafeInteger(id)) return null;
  const [row] = await oneOf(ctx.db, programme, person, id);
  return row ? seenBy(row).own : null;
}

/** The partners who were there when it ended and have not been erased. */
export const partnersAtEnd = ({ partners, endedAt }: OwnPartnership): Partner[] =>
  partners.filter(
    ({ name, leftAt }) => name !== '' && leftAt !== null && endedAt !== null && leftAt >= endedAt,
  );

/** The present members of a partnership. */
export async function currentMembers(ctx: Db, programme: number, partnership: number) {
  return ctx.db
    .selectFrom('membership as m')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'm.programme_id').onRef('person.id', '=', 'm.person_id'),
    )
    .select(['m.person_id as person', 'm.shows_address_at as showsAt', 'person.country'])
    .where('m.programme_id', '=', programme)
    .where('m.partnership_id', '=', partnership)
    .where('m.left_at', 'is', null)
    .orderBy('m.person_id')
    .execute();
}
