import { sql } from 'kysely';
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
  /** Ids of persons and of accounts. */
  people: Record<CastName, number>;
  accounts: Record<CastName, number>;
}

const addressOf = (key: string): string => `${key}@cast.example`;

const MEMBERS = JSON.stringify(
  Object.entries(CAST).map(([key, member]) => Object.assign({ address: addressOf(key) }, member)),
);

/** A programme with the whole cast in it, each with an account; Ngozi is ambassador of NG, Olga the operator. */
export async function stage(ctx: Ctx, slug = 'far-shelves'): Promise<Stage> {
  const now = ctx.clock.now();
  // One statement for all, since thousands of tests begin here.
  const { rows } = await sql<{ programme: number; address: string; person: number; account: number }>`
    with made as (
      insert into programme (slug, name, source_locale, locales, zone, contact_address, created_at)
      values (${slug}, 'Far Shelves', 'en', '{en,es,fr,ar}', 'Europe/Madrid', 'hello@far-shelves.example', ${now})
      returning id),
    texts as (
      insert into legal_text (programme_id, kind, version, text, html, published_at)
      select id, kind, 1, jsonb_build_object('en', 'The ' || kind || ' text.'),
        jsonb_build_object('en', '<p>The ' || kind || ' text.</p>'), ${now}
      from made, unnest(array['conduct', 'privacy']) kind),
    member as (
      select * from rows from (
        jsonb_to_recordset(${MEMBERS}::jsonb) as (address text, name text, country text, zone text, locale text, role text, operator boolean)
      ) with ordinality as m(address, name, country, zone, locale, role, operator, nth)),
    opened as (
      insert into account (address, created_at) select address, ${now} from member order by nth
      on conflict (address) do nothing returning id, address),
    owned as (
      select id, address from opened union all select account.id, address from account join member using (address)),
    joined as (
      insert into person (programme_id, account_id, address, address_confirmed_at, name, country, zone, locale, created_at)
      select made.id, owned.id, address, ${now}, name, country, zone, locale, ${now}
      from made, member join owned using (address) order by nth
      returning programme_id, id, address, account_id),
    operators as (
      insert into operator (account_id, since) select id, ${now} from owned join member using (address) where operator
      on conflict (account_id) do nothing),
    roles as (
      insert into role (programme_id, person_id, role, country, granted_at)
      select programme_id, joined.id, role, case when role = 'ambassador' then country end, ${now}
      from joined join member using (address) where role is not null order by nth)
    select programme_id as programme, address, id as person, account_id as account from joined`.execute(
    ctx.db,
  );
  const of = new Map(rows.map((row) => [row.address, row]));
  const each = (which: 'person' | 'account'): Record<CastName, number> =>
    Object.fromEntries(Object.keys(CAST).map((key) => [key, of.get(addressOf(key))![which]])) as Record<
      CastName,
      number
    >;
  return { programme: rows[0]!.programme, slug, people: each('person'), accounts: each('account') };
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
