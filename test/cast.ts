import { json } from '../src/db/json.ts';
import type { Ctx } from '../src/rooms/ctx.ts';
import type { Role } from '../src/rooms/people/index.ts';
import { addDays, wallToInstant } from '../src/lib/time/time.ts';
import { DATE_KINDS, roundById } from '../src/rooms/programmes/index.ts';
import type { DateKind, Round } from '../src/rooms/programmes/index.ts';
import { defaultPolicy } from '#matching';

/** The people all tests know. */
export const CAST = {
  amina: { name: 'Amina Diallo', country: 'SN', zone: 'Africa/Dakar', locale: 'fr' },
  luca: { name: 'Luca Ferri', country: 'IT', zone: 'Europe/Rome', locale: 'en' },
  mei: { name: '陈美', country: 'CN', zone: 'Asia/Shanghai', locale: 'en' },
  tomas: {
    name: 'Tomás Rey',
    country: 'AR',
    zone: 'America/Argentina/Buenos_Aires',
    locale: 'es',
    role: 'director',
  },
  ngozi: { name: 'Ngozi Okafor', country: 'NG', zone: 'Africa/Lagos', locale: 'en', role: 'ambassador' },
  elif: { name: 'Elif Kaya', country: 'TR', zone: 'Europe/Istanbul', locale: 'en', role: 'content_editor' },
  bao: { name: 'Bao Tran', country: 'VN', zone: 'Asia/Ho_Chi_Minh', locale: 'en', role: 'moderator' },
  ines: { name: 'Inês Prado', country: 'PT', zone: 'Europe/Lisbon', locale: 'en', role: 'safeguarding' },
  olga: { name: 'Olga Bondar', country: 'UA', zone: 'Europe/Kyiv', locale: 'en', operator: true },
  nils: { name: 'Nils Dahl', country: 'NO', zone: 'Europe/Oslo', locale: 'en' },
} as const satisfies Record<string, CastMember>;

interface CastMember {
  name: string;
  country: string;
  zone: string;
  locale: string;
  role?: Role;
  operator?: true;
}

export type CastName = keyof typeof CAST;

export interface Stage {
  programme: number;
  slug: string;
  /** Person ids, account ids. */
  people: Record<CastName, number>;
  accounts: Record<CastName, number>;
}

/** A programme with the whole cast in it, each with an account; Ngozi is ambassador of NG, Olga the operator. */
export async function stage(ctx: Ctx, slug = 'far-shelves'): Promise<Stage> {
  const now = ctx.clock.now();
  const { id: programme } = await ctx.db
    .insertInto('programme')
    .values({
      slug,
      name: 'Far Shelves',
      source_locale: 'en',
      locales: ['en', 'es', 'fr', 'ar'],
      zone: 'Europe/Madrid',
      contact_address: 'hello@far-shelves.example',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // A table at a time, since thousands of tests begin here.
  await ctx.db
    .insertInto('legal_text')
    .values(
      ['conduct', 'privacy'].map((kind) => ({
        programme_id: programme,
        kind,
        version: 1,
        text: json({ en: `The ${kind} text.` }),
        html: json({ en: `<p>The ${kind} text.</p>` }),
        published_at: now,
      })),
    )
    .execute();
  const members = Object.entries(CAST) as [CastName, CastMember][];
  await ctx.db
    .insertInto('account')
    .values(members.map(([key]) => ({ address: addressOf(key), created_at: now })))
    .onConflict((c) => c.column('address').doNothing())
    .execute();
  const accounts = byName(
    await ctx.db
      .selectFrom('account')
      .select(['id', 'address'])
      .where(
        'address',
        'in',
        members.map(([key]) => addressOf(key)),
      )
      .execute(),
  );
  const people = byName(
    await ctx.db
      .insertInto('person')
      .values(
        members.map(([key, { name, country, zone, locale }]) => ({
          programme_id: programme,
          account_id: accounts[key],
          address: addressOf(key),
          address_confirmed_at: now,
          name,
          country,
          zone,
          locale,
          created_at: now,
        })),
      )
      .returning(['id', 'address'])
      .execute(),
  );
  await ctx.db
    .insertInto('operator')
    .values(
      members.flatMap(([key, { operator }]) => (operator ? [{ account_id: accounts[key], since: now }] : [])),
    )
    .onConflict((c) => c.column('account_id').doNothing())
    .execute();
  await ctx.db
    .insertInto('role')
    .values(
      members.flatMap(([key, { role, country }]) =>
        role
          ? [
              {
                programme_id: programme,
                person_id: people[key],
                role,
                country: role === 'ambassador' ? country : null,
                granted_at: now,
              },
            ]
          : [],
      ),
    )
    .execute();
  return { programme, slug, people, accounts };
}

const addressOf = (key: CastName): string => `${key}@cast.example`;

function byName(rows: readonly { id: number; address: string | null }[]): Record<CastName, number> {
  const ids = new Map(rows.map(({ id, address }) => [address, id]));
  return Object.fromEntries(
    Object.keys(CAST).map((key) => [key, ids.get(addressOf(key as CastName))!]),
  ) as Record<CastName, number>;
}

/** Days from the opening to each date of a test round. */
const OFFSETS: Record<DateKind, number> = {
  opens: 0,
  closes: 21,
  availability: 22,
  matches: 28,
  introduces: 32,
  ends: 32 + 112,
  purges: 32 + 112 + 90,
};

/** A published round without questions whose dates follow from its opening (wall time in Europe/Madrid). */
export async function stageRound(
  ctx: Ctx,
  programme: number,
  opens = '2027-01-10T09:00',
  number = 1,
): Promise<Round> {
  const { id } = await ctx.db
    .insertInto('round')
    .values({
      programme_id: programme,
      number,
      label: json({ en: `Round ${number}` }),
      policy: json(defaultPolicy()),
      created_at: ctx.clock.now(),
      published_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('round_date')
    .values(
      DATE_KINDS.map((kind) => {
        const wall = addDays(opens, OFFSETS[kind]);
        return {
          programme_id: programme,
          round_id: id,
          kind,
          wall,
          zone: 'Europe/Madrid',
          due_at: wallToInstant(wall, 'Europe/Madrid'),
        };
      }),
    )
    .execute();
  return roundById(ctx, programme, id);
}
