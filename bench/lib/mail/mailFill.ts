import { sampleTopic } from '../../../test/mail/readers.ts';
import { writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { createContext } from '../../../src/context.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { prepare } from '../../../src/mail/out/delivery/prepare.ts';
import { readBatchData } from '../../../src/mail/out/delivery/batchData.ts';
import { SIGNED, forNodemailer } from '../../../src/mail/out/delivery/wire.ts';
import { ensureDkimKey, signingKey } from '../../../src/rooms/sending/index.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { approveTopic, queueDueTopics, scheduleTopic } from '../../../src/rooms/topics/index.ts';
import { createSecrets } from '../../../src/secrets.ts';
import { stage, stageRound } from '../../../test/cast.ts';
import type { PlainMail } from './mailPlain.ts';

// Puts a programme with `readers` partners and one due topic into a database. Times how long its mails take to lie in the outbox, held
// back. Writes one of them to a file as it would leave. Prints the times and counts.

const { connection, readers, secret, mailFrom, out } = JSON.parse(process.argv[2]!) as FillInput;

export interface FillInput {
  connection: { host: string };
  readers: number;
  secret: string;
  mailFrom: string;
  /** The folder for the finished mail. */
  out: string;
}

export interface Filled {
  seconds: number;
  /** A director's. */
  session: string;
  slug: string;
  kind: string;
  occasion: string;
}

const pool = createPool(connection);
const db = createDb(pool);
await migrate(db);
const domain = mailFrom.split('@')[1]!;
const publicUrl = 'http://localhost:3000';
const ctx = createContext({
  config: { publicUrl, mailFrom: { name: '', address: mailFrom } },
  db,
  secrets: createSecrets(secret),
  jobs: { enqueue: () => Promise.resolve() },
  log: pino({ level: 'silent' }),
});
const actor = { kind: 'command' } as const;
const { programme, slug, accounts } = await stage(ctx);
await pool.query('update programme set hold_bulk = true where id = $1', [programme]);
const opens = Temporal.Now.plainDateTimeISO('Europe/Madrid').subtract({ days: 34 });
const round = await stageRound(ctx, programme, opens.toString({ smallestUnit: 'minute' }));
await pool.query(
  `insert into person (programme_id, address, address_confirmed_at, name, country, zone, locale, created_at)
   select $1, 'reader' || n || '@readers.example', $2, 'Reader ' || n, (array['FI','PE','SN','EG'])[1 + n % 4],
     (array['Europe/Helsinki','America/Lima','Africa/Dakar','Africa/Cairo'])[1 + n % 4],
     (array['en','es','fr','ar'])[1 + n % 4], $2 from generate_series(1, $3::int) n`,
  [programme, ctx.clock.now(), readers],
);
// Without this, the triggers that count people would read all people for each of the rows below.
await pool.query('analyze person');
await pool.query(
  `with pair as (
     insert into partnership (programme_id, round_id, state, state_at, introduced_at)
     select $1, $2, 'introduced', $3, $3 from generate_series(1, $4::int) returning id),
   a as (select id, row_number() over () as n from pair),
   b as (select id, (row_number() over (order by id) + 1) / 2 as n from person where address like 'reader%')
   insert into membership (programme_id, partnership_id, person_id, round_id, joined_at)
   select $1, a.id, b.id, $2, $3 from a join b using (n)`,
  [programme, round.id, ctx.clock.now(), Math.ceil(readers / 2)],
);
await pool.query('analyze');

const topic = await sampleTopic(ctx, programme, 0);
const day = Temporal.Now.plainDateISO('UTC').subtract({ days: 2 }).toString();
const planned = await scheduleTopic(ctx, { programme, actor, round: round.id, topic, day });
if (!planned.ok) throw new Error(planned.reason);
await approveTopic(ctx, { programme, actor, round: round.id, topic });

const began = performance.now();
await queueDueTopics(ctx);
const seconds = (performance.now() - began) / 1000;
// The topic was approved after its day, so each mail would otherwise wait for its reader's next morning.
await db.updateTable('outbox').set({ due_at: new Date() }).execute();

const { length } = await db.selectFrom('outbox').select('id').where('state', '=', 'held').execute();
if (length !== readers) throw new Error(`${length} mails lie in the outbox`);

const row = await db
  .selectFrom('outbox')
  .selectAll()
  .where('locale', '=', 'en')
  .limit(1)
  .executeTakeFirstOrThrow();
const sender = { address: mailFrom, domain };
const scene = await readBatchData(ctx, publicUrl, [row]);
const ready = await prepare(ctx, { row, lease: '', isOrphan: false }, scene, { publicUrl, sender });
await ensureDkimKey(ctx, domain);
const key = (await signingKey(ctx, domain))!;
const plain: PlainMail = {
  mail: forNodemailer(ready!.message),
  signing: { domainName: domain, keySelector: key.selector, privateKey: key.pem, headerFieldNames: SIGNED },
};
writeFileSync(out, JSON.stringify(plain));
const session = await openSession(ctx, { account: accounts.tomas, device: '' });
const filled: Filled = { seconds, session, slug, kind: row.kind, occasion: row.occasion };
console.log(JSON.stringify(filled));
await db.destroy();
