import { sql } from 'kysely';
import { countFollowers } from '../../rooms/networks/index.ts';
import { SECRET } from './elsewhereScene.ts';
import type { Scene } from './elsewhereScene.ts';

/** The result of a play with other servers. */
export interface ElsewhereCounts {
  followers: number;
  answers: number;
  sent: number;
  /**
   * Counts forged things that were taken, private ones that were shown, activities sent twice, and servers that were not asked to delete
   * what was taken back.
   */
  broken: { forgedTaken: number; privateShown: number; sentTwice: number; notTakenBack: number };
}

/** Counts from the tables, and from the activities that the servers got. */
export async function countElsewhere({
  ctx,
  programme,
  servers,
  forged,
  takenBack,
  said,
}: Scene): Promise<ElsewhereCounts> {
  const { rows } = await sql<{ forged: number; secret: number }>`
    select (select count(*)::int from network_account where programme_id = ${programme} and follows_at is not null and actor = any(${[...forged]}))
        + (select count(*)::int from network_reply where programme_id = ${programme} and object = any(${[...forged]}))
        + (select count(*)::int from comment where programme_id = ${programme} and html like '%FORGED%') as forged,
      (select count(*)::int from comment where programme_id = ${programme} and html like ${`%${SECRET}%`}) as secret`.execute(
    ctx.db,
  );
  const names = [...servers.sent.keys()];
  const had = names.filter(
    (name) => name.startsWith('Create ') && takenBack !== null && name.endsWith(`${takenBack}/activity`),
  );
  const notTakenBack = had.filter(
    (name) => !servers.sent.has(`Delete ${name.split(' ')[1]} ${takenBack}#delete`),
  );
  return {
    followers: await countFollowers(ctx, programme),
    answers: said.length,
    sent: names.length,
    broken: {
      forgedTaken: rows[0]!.forged,
      privateShown: rows[0]!.secret,
      sentTwice: [...servers.sent.values()].filter((times) => times > 1).length,
      notTakenBack: notTakenBack.length,
    },
  };
}
