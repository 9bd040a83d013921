import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Ctx } from '../../ctx.ts';
import type { Summary } from '../../discussion/index.ts';
import { asFigures, countedOf } from './figuresOf.ts';
import type { ChatFigures } from './figuresOf.ts';
import { asSummary, newestSummary } from './summariseChat.ts';

/** All that a record shows around its messages: the summary, the figures, and the hosts by name, each once in their order. */
export async function besideRecord(
  { db }: Pick<Ctx, 'db'>,
  { programme, chat }: { programme: number; chat: number },
): Promise<{ summary: Summary | null; figures: ChatFigures; hosts: string[] }> {
  const found = await together(db, {
    summary: newestSummary(db, programme, chat),
    figures: countedOf({ programme, chat }),
    hosts: sql<{ name: string }>`(
      select coalesce(nullif(p.called, ''), p.name) as name from chat_session s
      join chat_host h on h.programme_id = s.programme_id and h.session_id = s.id
      join person p on p.programme_id = h.programme_id and p.id = h.person_id
      where s.programme_id = ${programme} and s.chat_id = ${chat} order by s.position, h.position, h.person_id)`,
  });
  return {
    summary: asSummary(found.summary[0]),
    figures: asFigures(found.figures[0]!),
    hosts: [...new Set(found.hosts.map(({ name }) => name))],
  };
}
