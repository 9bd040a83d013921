import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { localOf } from '../../../lib/address/parts.ts';
import type { Ctx } from '../../ctx.ts';
import { addressMark } from '../../people/index.ts';
import type { Person } from '../../people/index.ts';

/**
 * Replaces an erased person's address by a mark in lines that a correction removed: put back, the mark keeps the two apart and names
 * nobody.
 */
export async function forgetExcluded(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, address } = person;
  if (address === null) return;
  const local = localOf(address);
  // Letters beyond ASCII may be written differently there, so then every address is looked at.
  const sought = /^\p{ASCII}+$/u.test(local) ? local : '@';
  const { rows } = await sql<{
    file: number;
    application: number;
    answers: [number, number, unknown][];
    excluding: number[];
  }>`
    select import_id as file, application_id as application, answers,
      array(select id from question where programme_id = ${programme} and type = 'exclusions') as excluding
    from import_before where programme_id = ${programme} and position(${sought} in lower(answers::text)) > 0`.execute(
    ctx.db,
  );
  const mark = addressMark(ctx, address);
  for (const { file, application, answers, excluding } of rows) {
    const isExcluding = new Set(excluding.map(Number));
    const marked = answers.map(([question, version, value]) => [
      question,
      version,
      isExcluding.has(question) && Array.isArray(value)
        ? (value as string[]).map((line) => (normaliseAddress(line) === address ? mark : line))
        : value,
    ]);
    if (JSON.stringify(marked) === JSON.stringify(answers)) continue;
    await sql`
      update import_before set answers = ${json(marked)}
      where programme_id = ${programme} and import_id = ${file} and application_id = ${application}`.execute(
      ctx.db,
    );
  }
}
