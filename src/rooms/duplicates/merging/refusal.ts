import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { personHasRights } from '../../people/index.ts';

/**
 * The reasons why two do not become one:
 * - `unknown`: one of them is gone, or stands for somebody else, or they are the same;
 * - `address`: the person asked typed another address than the one that would stay;
 * - `leaving`: one of them asked to be erased; `operator`: the one who would be merged away runs the installation;
 * - `fresh`: one of the addresses was changed lately, and the address before can still take the change back, with everything that is there
 *   then. Or the address to be merged was joined with another lately, and that address's owner may not have been the one who said so;
 * - `role`: one of them is a volunteer, and the asking volunteer may give no roles; `yourself`: a volunteer is one of the two;
 * - `partners`: they are or were partners of each other; `both-matched`: both have a partner in the same round;
 * - `proposed`: the application that would give way has a partner, a proposal or an open question;
 * - `application`: both applied to the same round, and nobody said that one may be withdrawn;
 * - `turn-around`: the one who would stay never proved to own the address, and the other did;
 * - `ask`: only the owner of the merged address may decide, since their private data would open to the other.
 */
export const MERGE_REFUSALS = [
  'unknown',
  'address',
  'leaving',
  'operator',
  'fresh',
  'role',
  'yourself',
  'partners',
  'both-matched',
  'proposed',
  'turn-around',
  'application',
  'ask',
] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

export interface MergeAsked {
  programme: number;
  kept: number;
  gone: number;
  /** Whether the person proved that both addresses are theirs. */
  proven: boolean;
  /** Whether the application of the merged person may be withdrawn if both applied to the same round. */
  withdraws: boolean;
  /** Whether the asking volunteer may give roles. */
  mayGiveRoles: boolean;
  /** The asking volunteer; null when the person does it themselves. */
  volunteer: number | null;
  /** The (normalised) address that stays, as the person asked typed it; absent when it was shown to them, or nobody was asked. */
  typed?: string | null;
}

const roleOf = (
  person: 'kept' | 'gone',
) => sql`exists (select from role r where r.programme_id = ${sql.ref(`${person}.programme_id`)}
  and r.person_id = ${sql.ref(`${person}.id`)} and r.ended_at is null)`;

const LIVE = sql`('draft', 'submitted', 'confirmed', 'waiting')`;

/** Whether `gone` has something private, so that only the owner of that address may open it to another. */
const hasPrivate = sql`(gone.address_confirmed_at is not null or gone.account_id is not null
  or exists (select from membership m where m.programme_id = gone.programme_id and m.person_id = gone.id)
  or exists (select from thread t where t.programme_id = gone.programme_id and t.person_id = gone.id)
  or exists (select from thread_message t where t.programme_id = gone.programme_id and t.author_id = gone.id)
  or exists (select from comment c where c.programme_id = gone.programme_id and c.author_id = gone.id)
  or exists (select from guest_post g where g.programme_id = gone.programme_id and g.person_id = gone.id)
  or ${personHasRights({ account: sql`gone.account_id`, address: sql`gone.address` })})`;

const flags = {
  leaving: sql`kept.erase_at is not null or gone.erase_at is not null`,
  operator: sql`exists (select from operator o where o.account_id = gone.account_id)`,
  fresh: sql`exists (select from address_change c where c.programme_id = gone.programme_id and c.person_id in (kept.id, gone.id)
    and c.done_at is not null and c.taken_back_at is null and c.back_until > now.at)
    or exists (select from person_merge m where m.programme_id = gone.programme_id and m.kept_id = gone.id and m.proven and m.at > now.at - interval '7 days')`,
  roles: sql`${roleOf('kept')} or ${roleOf('gone')}`,
  partners: sql`exists (select from membership a join membership b on b.programme_id = a.programme_id and b.partnership_id = a.partnership_id
      where a.programme_id = kept.programme_id and a.person_id = kept.id and b.person_id = gone.id)
    or exists (select from former_pair f where f.programme_id = kept.programme_id
      and f.person_a = least(kept.id, gone.id) and f.person_b = greatest(kept.id, gone.id))`,
  'both-matched': sql`exists (select from membership a join membership b on b.programme_id = a.programme_id and b.round_id = a.round_id
    where a.programme_id = kept.programme_id and a.person_id = kept.id and b.person_id = gone.id and a.left_at is null and b.left_at is null)`,
  proposed: sql`exists (select from application own join application other on other.programme_id = own.programme_id and other.round_id = own.round_id
    where own.programme_id = kept.programme_id and own.person_id = kept.id and other.person_id = gone.id and (
      (other.state = 'matched' and own.state in ('draft', 'submitted', 'confirmed', 'waiting', 'matched'))
      or exists (select from proposal_member p where p.programme_id = other.programme_id and p.application_id = other.id and other.state in ${LIVE})
      or exists (select from trio_question q where q.programme_id = other.programme_id and q.application_id = other.id and q.closed_at is null)))`,
  application: sql`exists (select from application own join application other on other.programme_id = own.programme_id and other.round_id = own.round_id
    where own.programme_id = kept.programme_id and own.person_id = kept.id and other.person_id = gone.id and other.state in ${LIVE})`,
  'turn-around': sql`kept.address_confirmed_at is null and gone.address_confirmed_at is not null`,
  ask: hasPrivate,
};

type Found = Record<keyof typeof flags, boolean> & { address: string };

/** Why two do not become one in the requested way; null when they do. The gravest reason comes first. */
export async function mergeRefusal(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  asked: MergeAsked,
): Promise<MergeRefusal | null> {
  const { programme, kept, gone } = asked;
  if (kept === gone) return 'unknown';
  const { rows } = await sql<Found>`
    select kept.address, ${sql.join(Object.entries(flags).map(([name, flag]) => sql`(${flag}) as ${sql.ref(name)}`))}
    from person kept, person gone, (select ${ctx.clock.now()}::timestamptz as at) now
    where kept.programme_id = ${programme} and kept.id = ${kept} and gone.programme_id = ${programme} and gone.id = ${gone}
      and kept.erased_at is null and gone.erased_at is null and kept.stands_for is null and gone.stands_for is null
      and kept.address is not null and gone.address is not null`.execute(ctx.db);
  const [found] = rows;
  if (!found) return 'unknown';
  return MERGE_REFUSALS.find((reason) => holds(reason, asked, found)) ?? null;
}

function holds(reason: MergeRefusal, asked: MergeAsked, found: Found): boolean {
  if (reason === 'unknown') return false;
  if (reason === 'address') return asked.typed !== undefined && asked.typed !== found.address;
  if (reason === 'role') return !asked.mayGiveRoles && found.roles;
  if (reason === 'yourself') return asked.volunteer === asked.kept || asked.volunteer === asked.gone;
  if (reason === 'application') return !asked.withdraws && found.application;
  if (reason === 'ask') return !asked.proven && found.ask;
  if (reason === 'turn-around') return !asked.proven && found['turn-around'];
  return found[reason];
}
