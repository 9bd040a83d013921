import { sql } from 'kysely';
import { LIKE_ADDRESS } from '../../../lib/address/inText.ts';
import { domainOf } from '../../../lib/address/parts.ts';
import { wordingOf } from '../../../lib/smtpStatus.ts';
import type { Refusal, Why } from '../../../lib/smtpStatus.ts';
import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { groupOf } from '../servers/traffic.ts';
import { countRefused, countTried } from './countTries.ts';
import type { ByDomain } from './countTries.ts';
import { releaseStopped } from './releaseStopped.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** A mail that was refused. */
export interface RefusedMail {
  programme: number;
  mail: number;
  address: string;
  /** The other server's own words. */
  reply: string;
  refusal: Refusal;
}

/** A trouble is ours when more than half of at least this many addresses were refused, tried within this time at one provider or in all. */
const FEWEST = 5;
const WINDOW_MS = 10 * 60_000;
/**
 * A trouble lasts until more mails are taken than refused, or until there was no such refusal for this long: its mails come back every few
 * hours.
 */
const LASTS_MS = 3 * 86_400_000;
/** Refusals are not counted anew at each one: only after this long, or when there are so many times more of them. */
const FRESH_MS = 60_000;
const GROWN = 1.5;
/** Stands for all servers together, in a trouble with mail to all of them. */
const ALL = '*';

/**
 * Whether a refusal is our fault and not its reader's. It is ours when more than half of the addresses just tried, at their provider or in
 * all, were refused in the same words, and the words do not say that the mailbox is unknown. Addresses that the same words stopped
 * meanwhile are then released, and the operator is told. Call it within the transaction that settles the mail, before the mail is changed.
 */
export async function isOurTrouble(ctx: Ctx, refused: RefusedMail): Promise<boolean> {
  const { refusal, address, reply } = refused;
  if (refusal.kind === 'hard' && refusal.by === 'mailbox') return false;
  const wording = wordingOf(reply, address);
  // One at a time: a worker that has not seen the other refusals must not stop an address.
  await sql`select pg_advisory_xact_lock(hashtext('mail-refusal'), hashtext(${wording}))`.execute(ctx.db);
  await remember(ctx, refused, wording);
  const group = groupOf(domainOf(address));
  // One host that is gone concerns only its own readers; when all hosts seem to be gone, our server is at fault.
  const servers = refusal.kind === 'hard' && refusal.by === 'host' ? [ALL] : [group, ALL];
  const known = await knownTroubles(ctx, servers, wording);
  const isKnown = known.some((one) => one.ours && isFresh(ctx, one));
  const isOurs = isKnown || (await count(ctx, refused, { servers, known, wording }));
  if (isOurs)
    await openMatter(ctx, {
      programme: refused.programme,
      kind: 'mail-refused',
      subject: ['programme', refused.programme],
      urgency: 2,
    });
  return isOurs;
}

async function remember(ctx: Ctx, { programme, mail }: RefusedMail, wording: string): Promise<void> {
  const row = { wording, at: ctx.clock.now() };
  await ctx.db
    .insertInto('mail_refusal')
    .values({ programme_id: programme, outbox_id: mail, ...row })
    .onConflict((c) => c.columns(['programme_id', 'outbox_id']).doUpdateSet(row))
    .execute();
}

function knownTroubles(ctx: Ctx, servers: readonly string[], wording: string) {
  return ctx.db
    .selectFrom('mail_trouble')
    .select(['server', 'ours', 'refused', 'counted_at'])
    .where('server', '=', anyOf(servers))
    .where('wording', '=', wording)
    .where('seen_at', '>', new Date(ctx.clock.now().getTime() - LASTS_MS))
    .execute();
}

type Known = Awaited<ReturnType<typeof knownTroubles>>;

const isFresh = (ctx: Ctx, { counted_at: at }: Known[number]): boolean =>
  ctx.clock.now().getTime() - at.getTime() < FRESH_MS;

/** Counts again where something may have changed, stores the result, and says whether the trouble is ours. */
async function count(
  ctx: Ctx,
  about: RefusedMail,
  { servers, known, wording }: { servers: readonly string[]; known: Known; wording: string },
): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - WINDOW_MS);
  const refusedBy = await countRefused(ctx, wording, since);
  const knownOf = (server: string) => known.find((one) => one.server === server);
  const isDue = servers.some((server) => {
    const refused = sum(refusedBy, server);
    const was = knownOf(server);
    if (!was?.ours && refused * 2 <= FEWEST) return false;
    return !was || !isFresh(ctx, was) || refused <= FEWEST || refused >= was.refused * GROWN;
  });
  if (!isDue) return false;
  const triedBy = await countTried(ctx, since);
  let isOurs = false;
  for (const server of servers) {
    const tried = sum(triedBy, server);
    const refused = sum(refusedBy, server);
    const domains = domainsAt(refusedBy, server);
    const was = knownOf(server)?.ours ?? false;
    const ours = tried >= FEWEST ? refused * 2 > tried && isTelling(server, domains) : was;
    const why = about.refusal.kind === 'us' ? about.refusal.why : 'unclear';
    await keepTrouble(ctx, { reply: about.reply, why }, { server, wording, tried, refused, ours });
    if (!ours) continue;
    isOurs = true;
    if (!was) {
      const reply = withoutReaders(about.reply);
      ctx.log.warn({ server, tried, refused, reply }, 'mail is refused because of us');
    }
    await releaseStopped(ctx, { wording, since, domains: server === ALL ? null : domains });
  }
  return isOurs;
}

const domainsAt = (counted: ByDomain, server: string): string[] =>
  [...counted.keys()].filter((domain) => server === ALL || groupOf(domain) === server);

const sum = (counted: ByDomain, server: string): number =>
  domainsAt(counted, server).reduce((all, domain) => all + (counted.get(domain) ?? 0), 0);

/** A count over all servers says something only when several providers are among them. */
const isTelling = (server: string, domains: readonly string[]): boolean =>
  server !== ALL || new Set(domains.map(groupOf)).size > 1;

/** Stores the refusal's words and the counts, without the addresses in them. */
export async function keepTrouble(
  ctx: Ctx,
  { reply, why }: { reply: string; why: Why },
  counted: { server: string; wording: string; tried: number; refused: number; ours: boolean },
): Promise<void> {
  const { server, wording, ...numbers } = counted;
  const now = ctx.clock.now();
  const row = {
    reply: withoutReaders(reply),
    why,
    ...numbers,
    seen_at: now,
    counted_at: now,
  };
  await ctx.db
    .insertInto('mail_trouble')
    .values({ server, wording, since: now, ...row })
    .onConflict((c) => c.columns(['server', 'wording']).doUpdateSet(row))
    .execute();
}

/** Operators read about the server: take out the addresses of readers. */
const withoutReaders = (reply: string): string => reply.replaceAll(LIKE_ADDRESS, '…').slice(0, 500);
