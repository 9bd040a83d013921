import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { json } from '../../src/db/json.ts';
import { CLAIMS } from '../../src/rooms/brought.ts';
import { claimed } from '../../src/rooms/claim.ts';
import type { Person } from '../../src/rooms/people/index.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { onStage } from '../onStage.ts';
import { OWN_WAY, UNTOUCHED } from './ownWay.ts';
import { realColumns } from './schema.ts';
import type { RealColumn } from './schema.ts';

/** Words and a number that occur nowhere else. */
export const WORD = 'QUETZAL';
export const NUMBER = 700_000_000_123;

export type Row = Record<string, unknown>;

export interface Filling {
  ctx: TestCtx;
  cast: Stage;
  programme: number;
  her: Person;
  /** Somebody else, who acts as the volunteer in columns that name one. */
  other: Person;
  /** The id of the row made for her, by table. */
  made: Map<string, number>;
  count: number;
}

/** A programme with a row about Vera in every table. */
export const everywhere = (play: (filling: Filling) => Promise<void>): Promise<void> =>
  onStage(async (ctx, cast) => play(await everywhereIn(ctx, cast)));

/** Adds a row about Vera to every table of an existing programme. */
export async function everywhereIn(ctx: TestCtx, cast: Stage): Promise<Filling> {
  const her = await vera(ctx, cast);
  const other = await personOf(ctx, cast.programme, cast.people.luca);
  const filling = { ctx, cast, programme: cast.programme, her, other, made: new Map(), count: 0 };
  await fillEverything(filling);
  return filling;
}

/** Vera, with a number of her own and an account. */
async function vera(ctx: TestCtx, cast: Stage): Promise<Person> {
  const { id: account } = await ctx.db
    .insertInto('account')
    .values({ address: 'vera@quetzal.example', created_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into person (programme_id, id, account_id, address, name, called, pronunciation, zone, country, locale, created_at)
    overriding system value values (${cast.programme}, ${NUMBER}, ${account}, 'vera@quetzal.example', 'Vera Quill', 'Veruschka',
      ${WORD}, 'Europe/Lisbon', 'PT', 'en', ${ctx.clock.now()})`.execute(ctx.db);
  return personOf(ctx, cast.programme, NUMBER);
}

const personOf = (ctx: TestCtx, programme: number, id: number): Promise<Person> =>
  ctx.db
    .selectFrom('person')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/**
 * Adds a row of hers to every table that can hold one by its claim, with her words in every column for words. Each further column that can
 * name her gets a row of somebody else. `OWN_WAY` has rows that the schema alone does not explain.
 */
async function fillEverything(filling: Filling): Promise<void> {
  const columns = Map.groupBy(await realColumns(filling.ctx.db), ({ table }) => table);
  const who = new Map<string, string[]>(
    claimed(CLAIMS).map(([table, claim]) => [table, Object.keys(claim.who)]),
  );
  for (const table of inOrder(columns)) {
    if (UNTOUCHED.has(table)) continue;
    const all = columns.get(table)!;
    const [owner, ...others] = who.get(table) ?? [];
    await put(filling, table, all, owner ?? null, true);
    for (const column of others)
      if (!isTogether(table, column)) await put(filling, table, all, column, false);
  }
}

/** False in a table that names nobody, or if the claim calls the column plain. */
function canBeHers({ table, name }: RealColumn): boolean {
  const claim = claimed(CLAIMS).find(([one]) => one === table)?.[1];
  return claim !== undefined && !claim.plain?.includes(name);
}

/** Columns that are kept name her in her own row, too: she also acted there as a volunteer. */
function isTogether(table: string, column: string): boolean {
  const fate = claimed(CLAIMS).find(([one]) => one === table)?.[1].who[column]?.[1];
  const isKept = typeof fate === 'object' && fate !== null && 'stays' in fate;
  return isKept || (OWN_WAY[table]?.together ?? []).includes(column);
}

/** The table to which a column's number belongs: by its foreign key, or by its name. */
const targetOf = ({ leadsTo, name }: RealColumn): string | null =>
  leadsTo ?? (name.endsWith('_id') ? name.slice(0, -3) : null);

/** Tables in an order in which each follows the ones it refers to. */
function inOrder(columns: ReadonlyMap<string, RealColumn[]>): string[] {
  const seen = new Set<string>();
  const sorted: string[] = [];
  const visit = (table: string): void => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const column of columns.get(table) ?? []) {
      const target = targetOf(column);
      if (target && columns.has(target)) visit(target);
    }
    sorted.push(table);
  };
  for (const table of columns.keys()) visit(table);
  return sorted;
}

/** Adds a row in which `column` names her. If the row is hers, it holds her words. */
async function put(
  filling: Filling,
  table: string,
  columns: readonly RealColumn[],
  column: string | null,
  isHers: boolean,
): Promise<void> {
  const identities = new Map<string, unknown>(
    claimed(CLAIMS)
      .filter(([one]) => one === table)
      .flatMap(([, { who }]) => Object.entries(who).map(([name, [identity]]) => [name, identity] as const)),
  );
  const special = (isHers ? OWN_WAY[table]?.hers : OWN_WAY[table]?.others)?.(filling) ?? {};
  const values: Record<string, RawBuilder<unknown>> = {};
  filling.count += 1;
  for (const one of columns) {
    const { name } = one;
    if (one.isMade) continue;
    const isHer = name === column || (isHers && isTogether(table, name));
    if (name in special) values[name] = sql`${special[name]}`;
    else if (identities.has(name)) {
      const named = naming(filling, isHer ? filling.her : filling.other, identities.get(name));
      if (isHer || !one.isNullable) values[name] = sql`${named}`;
    } else {
      const value = valueFor(filling, one, isHers && canBeHers(one));
      if (value !== undefined) values[name] = value;
    }
  }
  const names = Object.keys(values).map((name) => sql.ref(name));
  const id = columns.some(({ name }) => name === 'id') ? sql` returning id` : sql``;
  const { rows } = await sql<{ id?: number }>`
    insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(values))})${id}`.execute(
    filling.ctx.db,
  );
  if (isHers && typeof rows[0]?.id === 'number') filling.made.set(table, rows[0].id);
}

function naming(filling: Filling, person: Person, identity: unknown): unknown {
  if (identity === 'person') return person.id;
  if (identity === 'account') return person.account_id;
  if (identity === 'liker') return `p:${person.id}`;
  if (identity === 'address') return person.address;
  return filling.made.get((identity as { of: string }).of);
}

function valueFor(filling: Filling, column: RealColumn, isHers: boolean): RawBuilder<unknown> | undefined {
  const { name, type, allowed } = column;
  const { ctx, programme, her, made, count } = filling;
  if (name === 'programme_id') return sql`${programme}`;
  const target = targetOf(column);
  if (target && made.has(target)) return sql`${made.get(target)}`;
  if (allowed) return column.isFilled ? undefined : sql`${allowed[0]}`;
  const words = isHers ? `${WORD} ${count}` : `neutral ${count}`;
  if (type === 'text') {
    if (/address|envelope/.test(name)) return sql`${isHers ? her.address : ''}`;
    if (/name$|^author$|^called$/.test(name)) return sql`${isHers ? her.name : words}`;
    if (name.endsWith('locale')) return sql`${'en'}`;
    return /^(zone|country|lease)$/.test(name)
      ? column.isNullable
        ? undefined
        : sql`${'UTC'}`
      : sql`${words}`;
  }
  if (type === 'bytea') return sql`${Buffer.from(isHers ? `${words} ${her.address} ${her.name}` : words)}`;
  if (type === 'jsonb') return json({ en: words });
  if (type === 'text[]') return sql`${[words]}`;
  if (column.isNullable || column.isFilled) return undefined;
  if (type.startsWith('timestamp')) return sql`${ctx.clock.now()}`;
  if (type === 'date') return sql`${'2027-01-15'}`;
  if (type === 'boolean') return sql`false`;
  return sql`${name === 'number' ? count : 1}`;
}
