import type { Selectable } from 'kysely';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

export type Programme = Selectable<Schema['programme']>;

const bySlug = often((db, slug: string) =>
  db.selectFrom('programme').selectAll().where('slug', '=', slug).where('archived_at', 'is', null),
);

export async function programmeBySlug(ctx: Pick<Ctx, 'db'>, slug: string): Promise<Programme | null> {
  const [row] = await bySlug(ctx.db, slug);
  return row ?? null;
}

export async function programmeById(ctx: Pick<Ctx, 'db'>, id: number): Promise<Programme> {
  return ctx.db.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A programme by its name, without its texts: those of hundreds take long to fetch. */
export type NamedProgramme = Pick<Programme, 'id' | 'slug' | 'name'>;

/** The programmes that are not archived, the oldest first. */
export async function allProgrammes(ctx: Pick<Ctx, 'db'>): Promise<NamedProgramme[]> {
  return ctx.db
    .selectFrom('programme')
    .select(['id', 'slug', 'name'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
}
