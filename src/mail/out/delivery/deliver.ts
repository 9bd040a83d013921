import type { Ctx } from '../../../rooms/ctx.ts';
import type { Person } from '../../../rooms/people/index.ts';
import { programmeById } from '../../../rooms/programmes/index.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import type { Wordings } from '../../../i18n/translate.ts';
import type { ReplyForm } from '../../addresses.ts';
import { baseOf, composeMail, localeFor, wordingsOf } from '../compose.ts';
import { fillIn } from '../placeholders.ts';
import { mailOf } from '../registry.ts';
import { begin, claimDue, holdLease, release } from './claim.ts';
import { finders } from '../finders.ts';
import { writeMessage } from './message.ts';
import type { Sender } from './message.ts';
import { bounce, markDropped, markLater, markSent, notWritten, setAside } from './outcome.ts';
import type { Claimed, DropReason } from './outcome.ts';
import { readFailure } from './reply.ts';
import type { Outgoing, Transport } from './transport.ts';

export interface DeliverySettings {
  publicUrl: string;
  sender: Sender;
  /** Where replies come in; undefined while no mail does. */
  replies?: ReplyForm | undefined;
}

export interface Delivery {
  /** Sends everything that is due, a batch at a time, until nothing is or the server is down. Returns how many left. */
  run(ctx: Ctx): Promise<number>;
  /** Claims nothing more; resolves when the mails in hand are settled. */
  stop(): Promise<void>;
}

const BATCH = 50;
/** A mail during which the worker died so often is set aside. */
const MOST_BEGINNINGS = 5;
/** A server that is down is tried again after this long, twice as long each time, up to a minute. */
const FIRST_REST_MS = 2500;
const LONGEST_REST_MS = 60_000;

/** The worker that empties the outbox through one transport. Any number of them may run on one database. */
export function createDelivery(settings: DeliverySettings, transport: Transport): Delivery {
  let running: Promise<number> | undefined;
  let again = false;
  const stopping = new AbortController();
  let restUntil = 0;
  let rest = FIRST_REST_MS;

  async function run(ctx: Ctx): Promise<number> {
    let sent = 0;
    do {
      again = false;
      while (!stopping.signal.aborted && ctx.clock.now().getTime() >= restUntil) {
        const batch = await claimDue(ctx, BATCH);
        if (batch.rows.length === 0) break;
        const letGo = holdLease(ctx, batch.lease);
        try {
          sent += await sendAll(
            ctx,
            batch.rows.map((row) => ({ row, lease: batch.lease })),
          );
        } finally {
          letGo();
          await release(ctx, batch.lease);
        }
      }
    } while (again && !stopping.signal.aborted);
    return sent;
  }

  async function sendAll(ctx: Ctx, mails: Claimed[]): Promise<number> {
    const scene = await setting(ctx, settings, mails);
    let sent = 0;
    let isDown = false;
    const lane = async (): Promise<void> => {
      for (let mail = mails.shift(); mail && !isDown && !stopping.signal.aborted; mail = mails.shift()) {
        const result = await sendOne(ctx, mail, scene).catch((error: unknown) => {
          ctx.log.error(
            { err: error, mail: mail?.row.id, kind: mail?.row.kind },
            'a mail could not be written',
          );
          return notWritten(ctx, mail!).then(() => 'kept' as const);
        });
        if (result === 'sent') sent += 1;
        if (result === 'down') isDown = true;
      }
    };
    // One connection inside a transaction; otherwise as many lanes as the transport has connections.
    const lanes = ctx.db.isTransaction ? 1 : transport.connections;
    await Promise.all(Array.from({ length: lanes }, lane));
    if (isDown) {
      restUntil = ctx.clock.now().getTime() + rest;
      wakeAfter(ctx, rest);
      rest = Math.min(rest * 2, LONGEST_REST_MS);
    } else rest = FIRST_REST_MS;
    return sent;
  }

  async function sendOne(ctx: Ctx, claimed: Claimed, scene: Scene): Promise<'sent' | 'kept' | 'down'> {
    if (!(await begin(ctx, claimed.row, claimed.lease))) return 'kept';
    if (claimed.row.begun >= MOST_BEGINNINGS) {
      await setAside(ctx, claimed, 'ends-the-worker');
      return 'kept';
    }
    const ready = await prepare(ctx, claimed, scene, settings);
    if (!ready) return 'kept';
    try {
      await transport.send(ctx, ready.message);
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind === 'never') await bounce(ctx, claimed, failure);
      else if (failure.kind === 'later') await markLater(ctx, claimed, failure.reply);
      else {
        const down = failure.kind === 'server' || !(await transport.isUp());
        ctx.log.warn({ error: (error as Error).message, down }, 'the mail server broke off');
        // No mail pays for a server that is away; one that breaks a working connection does, or it would hold up the rest.
        if (down) return 'down';
        await markLater(ctx, claimed, (error as Error).message.slice(0, 500));
      }
      return 'kept';
    }
    await markSent(ctx, claimed, ready.kept);
    return 'sent';
  }

  function start(ctx: Ctx): Promise<number> {
    if (running) {
      again = true;
      return running;
    }
    running = run(ctx).finally(() => {
      running = undefined;
    });
    return running;
  }

  /** The server may be back before the timetable comes round. */
  function wakeAfter(ctx: Ctx, ms: number): void {
    if (ctx.db.isTransaction) return;
    const wake = () => {
      if (!stopping.signal.aborted)
        start(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'delivery failed'));
    };
    setTimeout(wake, ms).unref();
  }

  return {
    run: start,
    stop: async () => {
      stopping.abort();
      await running?.catch(() => {});
      transport.close();
    },
  };
}

/** What the mails of a batch share, read once. */
interface Scene {
  programmes: Map<number, { programme: Programme; base: string }>;
  people: Map<string, Person>;
  wordings: Map<string, Wordings>;
  unsubscribed: Set<string>;
  suppressed: Set<string>;
}

async function setting(ctx: Ctx, settings: DeliverySettings, mails: Claimed[]): Promise<Scene> {
  const scene: Scene = {
    programmes: new Map(),
    people: new Map(),
    wordings: new Map(),
    unsubscribed: new Set(),
    suppressed: new Set(),
  };
  for (const [id, own] of Map.groupBy(mails, ({ row }) => row.programme_id)) {
    const programme = await programmeById(ctx, id);
    scene.programmes.set(id, { programme, base: await baseOf(ctx, programme, settings.publicUrl) });
    const ids = [...new Set(own.map(({ row }) => row.person_id))];
    const people = await ctx.db
      .selectFrom('person')
      .selectAll()
      .where('programme_id', '=', id)
      .where('id', 'in', ids)
      .execute();
    for (const person of people) scene.people.set(`${id}/${person.id}`, person);
    const stopped = await ctx.db
      .selectFrom('unsubscription')
      .select(['person_id', 'category'])
      .where('programme_id', '=', id)
      .where('person_id', 'in', ids)
      .execute();
    for (const one of stopped) scene.unsubscribed.add(`${id}/${one.person_id}/${one.category}`);
    const addresses = [...own.map(({ row }) => row.address), ...people.map((person) => person.address)];
    const suppressed = await ctx.db
      .selectFrom('suppression')
      .select('address')
      .where('programme_id', '=', id)
      .where('address', 'in', addresses)
      .execute();
    for (const { address } of suppressed) scene.suppressed.add(`${id}/${address}`);
    for (const locale of new Set(people.map((person) => localeFor(programme, person))))
      scene.wordings.set(`${id}/${locale}`, await wordingsOf(ctx, id, locale));
  }
  return scene;
}

interface Ready {
  message: Outgoing;
  /** What the outbox keeps of it: without secrets. */
  kept: { address: string; subject: string; text: string; html: string };
}

/** Writes the mail as it reads now. Null when it must not leave: then it is dropped, with the reason. */
async function prepare(
  ctx: Ctx,
  claimed: Claimed,
  scene: Scene,
  settings: DeliverySettings,
): Promise<Ready | null> {
  const { row } = claimed;
  const id = row.programme_id;
  const drop = async (reason: DropReason): Promise<null> => {
    await markDropped(ctx, claimed, reason);
    return null;
  };
  const { programme, base } = scene.programmes.get(id)!;
  const person = scene.people.get(`${id}/${row.person_id}`);
  if (!person || person.erased_at) return drop('erased');
  const definition = mailOf(row.kind);
  if (definition.category && scene.unsubscribed.has(`${id}/${person.id}/${definition.category}`))
    return drop('unsubscribed');
  const address = row.elsewhere ? row.address : person.address;
  row.address = address;
  if (scene.suppressed.has(`${id}/${address}`)) return drop('suppressed');
  const locale = localeFor(programme, person);
  const to = {
    programme,
    person,
    base,
    wordings: scene.wordings.get(`${id}/${locale}`)!,
    canReply: settings.replies !== undefined,
  };
  const isEdited = row.edited_at !== null;
  const composed = isEdited ? row : await composeMail(ctx, definition, to, row.data);
  if (!composed) return drop('reason-gone');
  const { subject, text, html } = composed;
  const parts = await fillIn(
    ctx,
    { programme: id, person: person.id, base, data: row.data, subject, text, html },
    finders,
  );
  const message = await writeMessage(
    ctx,
    {
      id: row.id,
      person: person.id,
      messageId: row.message_id,
      to: { name: person.name, address },
      data: row.data,
    },
    parts,
    {
      sender: settings.sender,
      replies: settings.replies,
      programme,
      base,
      definition,
      locale: isEdited ? row.locale : locale,
      fromName: 'fromName' in composed ? composed.fromName : undefined,
      references: 'references' in composed ? composed.references : undefined,
    },
  );
  return { message, kept: { address, subject, text, html } };
}
