import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';
import { baseAt, firstHost } from '../../rooms/programmes/index.ts';
import { USUAL, rhythmIn } from '../../rooms/preferences/index.ts';
import type { RhythmRow } from '../../rooms/preferences/index.ts';
import { localeFor } from './compose.ts';
import type { Recipient } from './compose.ts';

/** The person a mail is for, with their language, or another one on request. */
export async function recipientOf(
  ctx: Pick<Ctx, 'db'>,
  settings: { publicUrl: string; replies?: unknown; hasRelay?: boolean },
  mail: { programme: number; person: number; locale?: string },
): Promise<Recipient> {
  const { host, wordings, ...programme } = await ctx.db
    .selectFrom('programme')
    .selectAll()
    .select([
      firstHost.as('host'),
      sql<
        Record<string, Record<string, string>>
      >`(select coalesce(jsonb_object_agg(locale, texts), '{}') from (
        select locale, jsonb_object_agg(key, text) as texts from wording w
        where w.programme_id = programme.id group by locale) own)`.as('wordings'),
    ])
    .where('id', '=', mail.programme)
    .executeTakeFirstOrThrow();
  const found = await ctx.db
    .selectFrom('person')
    .selectAll()
    .select(
      sql<RhythmRow | null>`(select to_jsonb(r) from mail_rhythm r
        where r.programme_id = person.programme_id and r.person_id = person.id)`.as('mail_rhythm'),
    )
    .where('programme_id', '=', mail.programme)
    .where('id', '=', mail.person)
    .executeTakeFirst();
  if (!found) throw new Error(`no person ${mail.person}`);
  const { mail_rhythm: rhythm, ...person } = found;
  const locale = mail.locale ?? localeFor(programme, person);
  return {
    programme,
    person,
    base: baseAt(programme, host, settings.publicUrl),
    wordings: new Map(Object.entries(wordings[locale] ?? {})),
    locale,
    rhythm: rhythm ? rhythmIn(rhythm) : USUAL,
    canReply: settings.replies !== undefined,
    hasRelay: settings.hasRelay ?? false,
  };
}
