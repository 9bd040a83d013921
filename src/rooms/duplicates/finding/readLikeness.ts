import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { fold } from '../../../lib/text/fold.ts';
import type { Ctx } from '../../ctx.ts';
import { compared, keysOf } from '../likeness/compare.ts';
import type { Compared } from '../likeness/compare.ts';

/** A person in the form in which they are compared, with the stored keys by which they are found. */
export interface Known {
  id: number;
  of: Compared;
  keys: string[];
}

/** An answer in the form in which it is compared. */
export type Given = [question: number, type: string, value: unknown];

/** People of a programme in the form in which they are compared, with the answers of their last submitted application. */
export async function readLikeness(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  people: readonly number[],
): Promise<Known[]> {
  const { rows } = await sql<{
    id: number;
    name: string;
    address: string | null;
    country: string | null;
    answers: Given[] | null;
  }>`
    select p.id, p.name, p.address, p.country, (
      select json_agg(json_build_array(q.id, q.type, given.value))
      from answer given join question q on q.programme_id = given.programme_id and q.id = given.question_id
      where given.programme_id = p.programme_id and q.type in ('long', 'one', 'many', 'languages')
        and given.application_id = (
          select a.id from application a where a.programme_id = p.programme_id and a.person_id = p.id and a.state <> 'draft'
          order by a.id desc limit 1)) as answers
    from person p
    where p.programme_id = ${programme} and p.id = ${anyOf(people)} and p.erased_at is null and p.stands_for is null`.execute(
    ctx.db,
  );
  return rows.map(({ id, answers, ...person }) => known(id, { ...person, ...readAnswers(answers ?? []) }));
}

/** A person to compare; their number is 0 when they are not here yet. */
export function known(id: number, person: Parameters<typeof compared>[0]): Known {
  const of = compared(person);
  return { id, of, keys: keysOf(of).map(stored) };
}

/** A shorter answer may be the same by chance. */
const LONG = 80;

export function readAnswers(answers: readonly Given[]): { texts: string[]; choices: Map<string, string[]> } {
  const texts: string[] = [];
  const choices = new Map<string, string[]>();
  for (const [question, type, value] of answers)
    if (type === 'long') {
      const plain = typeof value === 'string' ? fold(value).replaceAll(/[^\p{L}\p{N}]/gu, '') : '';
      if (plain.length >= LONG) texts.push(markOf(plain));
    } else
      choices.set(
        String(question),
        (Array.isArray(value) ? value : [value]).map((one) => JSON.stringify(one)),
      );
  return { texts, choices };
}

/** A key is stored as a digest, after its kind: a reader of the table finds no name, address or answer in it. */
const stored = (key: string): string => `${key.slice(0, 2)}${markOf(key)}`;

const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 20);
