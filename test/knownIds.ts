import type pg from 'pg';

/**
 * Tells the planner that a table's rows belong to few programmes and rounds, as it knows in a real installation. For a table without
 * statistics it assumes two hundred. An index that begins with either column then looks as good as the primary key, so a look-up reads all
 * people of the programme. A test of hundreds of people takes three times as long. The number of rows is not set, since it has to grow with
 * the test. PostgreSQL before 18 cannot be told.
 */
export async function tellKnownIds(pool: pg.Pool): Promise<void> {
  await pool.query(`
    do $$ begin
      if to_regproc('pg_restore_attribute_stats') is not null then
        perform pg_restore_attribute_stats('schemaname', 'public', 'relname', c.relname::text, 'attname', a.attname::text,
          'inherited', false, 'null_frac', 0::real, 'avg_width', 8, 'n_distinct', 2::real)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname in ('programme_id', 'round_id');
      end if;
    end $$`);
}
