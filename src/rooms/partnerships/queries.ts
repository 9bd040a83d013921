import { sql } from 'kysely';
import type { PairReason } from '#matching';
import type { Ctx } from '../ctx.ts';
import type { EndReason } from './rules.ts';
import { anyOf } from '../../db/anyOf.ts';
import { often } from '../../db/often.ts';

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
   * Only when both chose to show theirs and both are still in the partnership, or both chose to stay in touch after its end;
   * null otherwise, whatever the reason.
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
  /** Who left it and so ended it; null when it goes on or ended otherwise. */
  leaver: number | null;
  /** The matcher's reasons: show them by `sharedFacts` only, which leaves out all but what both share. */
  reasons: readonly PairReason[];
  me: {
    person: number;
    leftAt: Date | null;
    /** When the reader leaves, after asking for it by mail. */
    leavesAt: Date | null;
    /** Whether they would like another partner then. */
    leavesForAnother: boolean;
    showsAddress: boolean;
    staysInTouch: boolean;
    /** When a yes that came by mail takes effect. */
    touchDueAt: Date | null;
  };
  /** Whether the reader was in it when the round ended: then they may choose to stay in touch. */
  asksToStay: boolean;
  partners: Partner[];
}

export type Db = Pick<Ctx, 'db'>;

const ownOnes = often((db, programme: number, person: number) =>
  db
    .selectFrom('membership as me')
    .innerJoin('partnership as p', (join) =>
      join.onRef('p.programme_id', '=', 'me.programme_id').onRef('p.id', '=', 'me.partnership_id'),
    )
    .select((eb) => [
      'p.id',
      'p.round_id as round',
      'p.state',
      'p.introduced_at as introducedAt',
      'p.ended_at as endedAt',
      'p.end_reason as endReason',
      'p.reasons',
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
    ])
    .where('me.programme_id', '=', programme)
    .where('me.person_id', '=', person)
    .orderBy('p.introduced_at', 'desc')
    .orderBy('p.id', 'desc'),
);

/** A person's partnerships, present and past, newest first. */
export async function partnershipsOf(ctx: Db, programme: number, person: number): Promise<OwnPartnership[]> {
  const rows = await ownOnes(ctx.db, programme, person);
  if (rows.length === 0) return [];
  const partners = await partnersOf(
    ctx.db,
    programme,
    person,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    round: row.round,
    state: row.state as PartnershipState,
    introducedAt: row.introducedAt,
    endedAt: row.endedAt,
    endReason: row.endReason as EndReason | null,
    leaver: row.endReason === 'left' ? row.lastLeaver : null,
    reasons: row.reasons,
    me: {
      person,
      leftAt: row.leftAt,
      leavesAt: row.leftAt ? null : row.leavesAt,
      leavesForAnother: row.leavesForAnother,
      showsAddress: row.showsAt !== null,
      staysInTouch: row.staysAt !== null,
      touchDueAt: row.touchDueAt,
    },
    asksToStay:
      row.endReason === 'round-over' &&
      row.leftAt !== null &&
      row.endedAt !== null &&
      row.leftAt >= row.endedAt,
    partners: partners.filter((partner) => partner.partnership === row.id),
  }));
}

/** One partnership of a person; null when it is none of theirs. */
export async function partnershipOf(
  ctx: Db,
  programme: number,
  person: number,
  id: number,
): Promise<OwnPartnership | null> {
  return (await partnershipsOf(ctx, programme, person)).find((own) => own.id === id) ?? null;
}

/** The address is null unless both sides show theirs: no caller can give one away. */
const partnersOf = often((db, programme: number, person: number, partnerships: readonly number[]) =>
  db
    .selectFrom('membership as other')
    .innerJoin('membership as me', (join) =>
      join
        .onRef('me.programme_id', '=', 'other.programme_id')
        .onRef('me.partnership_id', '=', 'other.partnership_id')
        .on('me.person_id', '=', person),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'other.programme_id').onRef('person.id', '=', 'other.person_id'),
    )
    .select((eb) => [
      'other.partnership_id as partnership',
      'other.person_id as person',
      'person.name',
      'person.called',
      'person.pronunciation',
      'person.country',
      'person.zone',
      'other.joined_at as joinedAt',
      'other.left_at as leftAt',
      eb
        .case()
        .when(
          eb.and([
            eb('person.erased_at', 'is', null),
            eb.or([
              eb.and([
                eb('me.shows_address_at', 'is not', null),
                eb('other.shows_address_at', 'is not', null),
                eb('me.left_at', 'is', null),
                eb('other.left_at', 'is', null),
              ]),
              eb.and([
                eb('me.stays_in_touch_at', 'is not', null),
                eb('other.stays_in_touch_at', 'is not', null),
              ]),
            ]),
          ]),
        )
        .then(eb.ref('person.address'))
        .end()
        .as('address'),
    ])
    .where('other.programme_id', '=', programme)
    .where('other.partnership_id', '=', anyOf(partnerships))
    .where('other.person_id', '<>', person)
    .orderBy('other.person_id'),
);

/** Members that are in a partnership now. */
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
