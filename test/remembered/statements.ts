import type { Catalogue } from './catalogue.ts';
import { wordsIn, writesIn } from './catalogue.ts';

/** A statement, by how it counts for those that are remembered. */
export type Statement =
  /** Reads these tables, and gives the same answer while they stay the same. */
  | { does: 'read'; nth: number; tables: ReadonlySet<string> }
  /** Is sent each time, and changes nothing: locks, clocks, settings. */
  | { does: 'nothing' }
  /** Changes these tables; null for any table. */
  | { does: 'write'; tables: ReadonlySet<string> | null }
  | { does: 'begin' | 'commit' | 'rollback' }
  /** Begins a transaction that sees only rows from before it began. */
  | { does: 'begin apart' }
  | { does: 'hold' | 'release' | 'take back' | 'take back and release'; name: string };

const BEGINS = /^\s*(?:begin|start transaction)\b/i;
const PLACE =
  /^\s*(?:(savepoint)|(rollback to(?:\s+savepoint)?)|(release(?:\s+savepoint)?))\s+"?(\w+)"?\s*(?:;\s*(release)\s+(?:savepoint\s+)?"?\4"?)?\s*;?\s*$/i;
const SETS =
  /^\s*(?:set|reset|show|listen|unlisten|notify|lock|analyze|explain|discard|vacuum|fetch|close)\b/i;
/** Changes how a table is stored, but nothing that is read. */
const STORED = /^\s*alter table \S+ alter column "?\w+"? set (?:storage|statistics)[^;]*$/i;
const READS = /^[\s(]*(?:select|with|values)\b/i;
/** Gives another answer each time, or takes a lock. */
const EACH_TIME =
  /\bfor\s+(?:no\s+key\s+|key\s+)?(?:update|share)\b|\b(?:nextval|currval|lastval|setval|set_config|current_setting|random|gen_random_\w+|now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|txid_\w+|pg_\w+)\s*\(|\bcurrent_(?:timestamp|time|date)\b|\blocaltime|\bpg_\w+\b/i;
const CALLED = /\b(\w+)"?\s*\(/g;

/** Tells what each text does, with the tables of a catalogue. Each text is analysed once. */
export function statementsOf(catalogue: Catalogue): (text: string) => Statement {
  const known = new Map<string, Statement>();
  return (text) => {
    let found = known.get(text);
    if (!found) known.set(text, (found = statementOf(text, catalogue, known.size)));
    return found;
  };
}

function statementOf(text: string, catalogue: Catalogue, nth: number): Statement {
  if (BEGINS.test(text)) return { does: /repeatable|serializable/i.test(text) ? 'begin apart' : 'begin' };
  const place = PLACE.exec(text);
  if (place) {
    const [, holds, takesBack, , name = '', releases] = place;
    if (holds) return { does: 'hold', name };
    return { does: !takesBack ? 'release' : releases ? 'take back and release' : 'take back', name };
  }
  if (/^\s*(?:commit|end)\s*;?\s*$/i.test(text)) return { does: 'commit' };
  if (/^\s*(?:rollback|abort)\s*;?\s*$/i.test(text)) return { does: 'rollback' };
  if (/^\s*set\s+(?:local\s+)?transaction\b/i.test(text)) return { does: 'begin apart' };
  if (SETS.test(text) || STORED.test(text)) return { does: 'nothing' };
  if (/;\s*\S/.test(text)) return { does: 'write', tables: null };

  const tables = changedBy(text, catalogue);
  if (!tables || tables.size > 0) return { does: 'write', tables };
  if (!READS.test(text)) return { does: 'write', tables: null };
  if (EACH_TIME.test(text)) return { does: 'nothing' };
  const read = new Set([...wordsIn(text)].flatMap((word) => own(catalogue.reads, word) ?? []));
  return { does: 'read', nth, tables: read };
}

/** The tables that a statement changes, and all that change with them; null for any table. */
function changedBy(text: string, { changes, acts }: Catalogue): Set<string> | null {
  const all = writesIn(text).map(([op, table]) => own(changes, `${op} ${table}`) ?? null);
  for (const [, name = ''] of text.matchAll(CALLED)) {
    const done = own(acts, name);
    if (done !== undefined) all.push(done);
  }
  return all.includes(null) ? null : new Set(all.flatMap((some) => some ?? []));
}

const own = <T>(of: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;
