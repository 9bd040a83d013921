import { json } from '../../src/db/json.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';

/** Two silent pairs on the work list, and the addresses of the pages that deal with both at once. */
export async function severalDesk(ctx: Ctx, programme: number): Promise<(path: string) => string | null> {
  const pairs = await ctx.db
    .selectFrom('partnership')
    .select(['id', 'round_id'])
    .where('programme_id', '=', programme)
    .where('state', '<>', 'ended')
    .orderBy('id')
    .limit(2)
    .execute();
  const own = pairs.map(({ id }) => id);
  await ctx.db
    .deleteFrom('matter')
    .where('programme_id', '=', programme)
    .where('kind', '=', 'pair-silent')
    .where('subject_id', 'in', own)
    .execute();
  const matters = await ctx.db
    .insertInto('matter')
    .values(
      pairs.map(({ id, round_id }) => ({
        programme_id: programme,
        kind: 'pair-silent' as const,
        subject_kind: 'partnership' as const,
        subject_id: id,
        round_id,
        data: json({ suggests: 'remind' }),
        since: ctx.clock.now(),
      })),
    )
    .returning('id')
    .execute();
  const applications = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', programme)
    .limit(5)
    .execute();
  const chosen = applications.map(({ id }) => id).join(',');
  const ofPairs = `pairs=${own.join(',')}`;
  const asked: Readonly<Record<string, string>> = {
    '/workbench/matters/several': 'group=pair-silent.remind',
    '/workbench/matters/closing': `matters=${matters.map(({ id }) => id).join(',')}`,
    '/workbench/applications/words': `applications=${chosen}`,
    '/workbench/duplicates/merging': 'which=all',
    '/workbench/partnerships/words': ofPairs,
    '/workbench/partnerships/ends': ofPairs,
  };
  const ofList = `act=decline&chosen=${chosen}`;
  const ofLists = { '/workbench/lists/:list/several': `/workbench/lists/applications/several?${ofList}` };
  return (path) =>
    path in asked ? `${path}?${asked[path]}` : ((ofLists as Record<string, string>)[path] ?? null);
}
