import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockMatchesOf, lockPerson, personById } from '../../people/index.ts';
import { carryAll } from './carry.ts';
import { changeRows } from './changeRows.ts';
import { mergeRefusal } from './refusal.ts';
import type { MergeAsked, MergeRefusal } from './refusal.ts';

/**
 * Makes two people of a programme one: everything of `gone` is carried over to `kept`, as the claim of each table says. The merged number
 * stays without name and address, and says into which person it was merged. Nobody can sign in with its address any more, and links mailed
 * to that address open nothing. The person is told by mail. `undoMerge` restores everything.
 */
export async function mergePeople(
  ctx: Ctx,
  input: MergeAsked & {
    actor: Actor;
    /** Whether the person who said so proved that they read mail at the kept address, too: only then do other sign-ins open it. */
    isKeeper: boolean;
    /** Whether the merged person only wrote from an address: then no mail about the merge is sent from here. */
    ofWriter?: boolean;
    /** The moment that is noted; now if absent. */
    at?: Date;
  },
): Promise<{ ok: true; merge: number } | { ok: false; reason: MergeRefusal }> {
  const { programme, actor, proven, isKeeper, ofWriter = false } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockBoth(ctx, input);
    const reason = await mergeRefusal(ctx, input);
    const [kept, gone] = [
      await personById(ctx, programme, input.kept),
      await personById(ctx, programme, input.gone),
    ];
    if (reason || !kept?.address || !gone?.address) return { ok: false, reason: reason ?? 'unknown' };
    const changes = await carryAll(ctx, { programme, kept, gone, proven, isKeeper });
    changes.push(await leaveNumber(ctx, { programme, kept: kept.id, gone: gone.id }));
    const { id } = await ctx.db
      .insertInto('person_merge')
      .values({
        programme_id: programme,
        kept_id: kept.id,
        gone_id: gone.id,
        gone_address: gone.address,
        proven,
        of_writer: ofWriter,
        at: input.at ?? ctx.clock.now(),
        changes: json(changes),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    // Not to an address that nobody proved to own: it may be a stranger's.
    const joined = { programme, kind: 'address-joined', person: kept.id, address: gone.address } as const;
    if (!ofWriter)
      await ctx.mailer.queue(ctx, [
        { programme, kind: 'people-merged', occasion: `merge:${id}`, person: kept.id, data: { merge: id } },
        ...(proven ? [{ ...joined, occasion: `merge:${id}`, data: { merge: id } }] : []),
      ]);
    const since = ctx.clock.now();
    for (const tell of ctx.brought.merges)
      await tell(ctx, { programme, actor, changes, isBack: false, since });
    await record(ctx, {
      programme,
      actor,
      kind: 'people-merged',
      subject: ['person', kept.id],
      data: { merge: id, gone: gone.id },
    });
    return { ok: true, merge: id };
  });
}

/**
 * Takes the lock of the matching, then the programme, as when a person is erased, and then both people, so that neither gets another
 * address meanwhile. An act on several holds the key of the programme from its first change on, and then asks for its next application: it
 * must not wait for this lock. Before they become two again (`isBack`), no round of theirs is published meanwhile.
 */
export async function lockBoth(
  ctx: Ctx,
  {
    programme,
    kept,
    gone,
    isBack = false,
  }: { programme: number; kept: number; gone: number; isBack?: boolean },
): Promise<void> {
  const both = { programme, people: [kept, gone], keepsUnpublished: isBack };
  for (const { locks } of ctx.brought.forgets) await locks?.(ctx, both);
  await lockMatchesOf(ctx, both);
  await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forNoKeyUpdate().execute();
  for (const person of [kept, gone].toSorted((a, b) => a - b)) await lockPerson(ctx, { programme, person });
}

const leaveNumber = (
  ctx: Ctx,
  { programme, kept, gone }: { programme: number; kept: number; gone: number },
) =>
  changeRows(
    ctx,
    'person',
    {
      account_id: sql`null`,
      address: sql`null`,
      address_confirmed_at: sql`null`,
      name: sql`''`,
      called: sql`''`,
      pronunciation: sql`''`,
      zone: sql`null`,
      imported_at: sql`null`,
      invited_at: sql`null`,
      reminded_at: sql`null`,
      erased_at: sql`${ctx.clock.now()}`,
      merged_into: sql`${kept}`,
    },
    sql`t.programme_id = ${programme} and t.id = ${gone}`,
  );
