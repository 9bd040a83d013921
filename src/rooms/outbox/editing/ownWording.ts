import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** A programme's own texts in a language, by key. */
export async function ownWording(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  locale: string,
): Promise<Map<string, string>> {
  return (await ownWordingIn(ctx, programme, [locale])).get(locale)!;
}

/** A programme's own texts in several languages, by language. */
export async function ownWordingIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  locales: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await ctx.db
    .selectFrom('wording')
    .select(['locale', 'key', 'text'])
    .where('programme_id', '=', programme)
    .where('locale', '=', anyOf(locales))
    .execute();
  const own = Map.groupBy(rows, ({ locale }) => locale);
  return new Map(
    locales.map((locale) => [locale, new Map((own.get(locale) ?? []).map(({ key, text }) => [key, text]))]),
  );
}

/** The keys of a programme's own texts, by language. */
export async function ownWordings(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await ctx.db
    .selectFrom('wording')
    .select(['locale', 'key'])
    .where('programme_id', '=', programme)
    .execute();
  const keys = Map.groupBy(rows, ({ locale }) => locale);
  return new Map([...keys].map(([locale, own]) => [locale, new Set(own.map(({ key }) => key))]));
}

/** A programme's own subjects of mails, by their language and key: `en mail.introduction.subject`. */
export async function ownSubjects(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('wording')
    .select(['locale', 'key', 'text'])
    .where('programme_id', '=', programme)
    .where('key', 'like', '%.subject%')
    .execute();
  return new Map(rows.map(({ locale, key, text }) => [`${locale} ${key}`, text]));
}
