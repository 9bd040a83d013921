import type { Ctx } from '../../../rooms/ctx.ts';
import {
  mailServers,
  mailSetting,
  noteRefusedSender,
  reserve,
  serverPassword,
} from '../../../rooms/sending/index.ts';
import type { Limits } from '../../../rooms/sending/index.ts';
import { NoRoom, readFailure } from './reply.ts';
import { domainOf } from '../../../lib/address/parts.ts';
import { mailboxTransport, smtpTransport } from './transport.ts';
import type { Outgoing, Server, Transport } from './transport.ts';
import type { Signing } from './wire.ts';

/** How long settings count before they are read again. */
const FRESH_MS = 5000;
/** How long a server that is down gets no mail, while another takes its mails. */
const DOWN_MS = 30_000;
/** How long a receiving provider that says "too many" gets no more mail. */
const IMPATIENT_MS = 5 * 60_000;
const NONE: Limits = { perMinute: null, perDay: null, domainPerMinute: null };
const TOO_MANY = /\b4\.7\.28\b|too many|rate limit|throttl|try again later.*(rate|volume)|unusual rate/i;

interface UsedServer {
  /** The row's id and all its values, so that a changed row counts as another server. */
  key: string;
  name: string;
  limits: Limits;
  transport: Transport;
  downUntil: number;
}

export interface ServerSettings {
  /** SMTP_URL, the first server when it is set. */
  smtpUrl: string | undefined;
  signing?: Signing | undefined;
  /** Certificates in PEM by which these servers may be recognised. */
  known?: string | undefined;
  silence?: number;
}

/**
 * The servers by which mail can leave: that of SMTP_URL, then those entered on the operator's page, in their order. A mail takes the first
 * server that is up and has room. Without any server, mails go to this machine's mailbox.
 */
export async function createServerTransport(ctx: Ctx, settings: ServerSettings): Promise<Transport> {
  let servers: UsedServer[] = [];
  let slowSince: Date | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const impatient = new Map<string, number>();
  const now = (): number => ctx.clock.now().getTime();

  async function current(): Promise<UsedServer[]> {
    if (performance.now() - readAt > FRESH_MS)
      await (reading ??= read().finally(() => {
        reading = undefined;
      }));
    return servers;
  }

  async function read(): Promise<void> {
    const wanted = await wantedServers(ctx, settings);
    const next: UsedServer[] = [];
    for (const { key, name, limits, open } of wanted) {
      const known = servers.find((server) => server.key === key);
      next.push(known ?? { key, name, limits, transport: await open(), downUntil: 0 });
    }
    for (const server of servers) if (!next.includes(server)) server.transport.close();
    servers = next;
    const start = await mailSetting(ctx, 'mail-slow-start');
    slowSince = start && new Date(start.since);
    readAt = performance.now();
  }

  async function send(_: Ctx, mail: Outgoing, isUrgent = false): Promise<void> {
    const domain = domainOf(mail.envelope.to);
    const impatientUntil = impatient.get(domain) ?? 0;
    if (!isUrgent && impatientUntil > now()) throw new NoRoom(new Date(impatientUntil));
    let room: Date | undefined;
    let failure: unknown;
    for (const server of await current()) {
      if (server.downUntil > now()) continue;
      const until = await reserve(ctx, {
        server: server.name,
        domain,
        limits: isUrgent ? NONE : server.limits,
        slowSince: mail.isBulk ? slowSince : null,
      });
      if (until) {
        if (!room || until < room) room = until;
        continue;
      }
      try {
        return await server.transport.send(ctx, mail, isUrgent);
      } catch (error) {
        failure = error;
        if (!(await isDown(server, error))) {
          const read = readFailure(error);
          if (read.kind === 'later' && TOO_MANY.test(read.reply)) impatient.set(domain, now() + IMPATIENT_MS);
          throw error;
        }
      }
    }
    if (room) throw new NoRoom(room);
    throw failure ?? Object.assign(new Error('no mail server is up'), { code: 'ECONNECTION' });
  }

  /** Whether the server is at fault, and not the mail; then the next server gets the mail. */
  async function isDown(server: UsedServer, error: unknown): Promise<boolean> {
    const failure = readFailure(error);
    if (failure.kind !== 'server' && !(failure.kind === 'broken' && !(await server.transport.isUp())))
      return false;
    if (servers.length > 1) {
      server.downUntil = now() + DOWN_MS;
      if (failure.kind === 'server' && failure.reply !== null)
        await noteRefusedSender(ctx, { programme: null, reply: failure.reply });
      ctx.log.warn({ server: server.name, error: (error as Error).message }, 'a mail server is down');
    }
    return true;
  }

  await current();
  return {
    get connections() {
      return Math.max(...servers.map(({ transport }) => transport.connections));
    },
    send,
    isUp: async () => {
      const up = await Promise.all((await current()).map(({ transport }) => transport.isUp()));
      return up.includes(true);
    },
    close: () => {
      for (const { transport } of servers) transport.close();
    },
  };
}

interface WantedServer {
  key: string;
  name: string;
  limits: Limits;
  open(): Promise<Transport>;
}

async function wantedServers(
  ctx: Ctx,
  { smtpUrl, signing, known, silence }: ServerSettings,
): Promise<WantedServer[]> {
  const options = { signing, known, ...(silence === undefined ? {} : { silence }) };
  const servers: WantedServer[] = [];
  if (smtpUrl !== undefined) {
    const limits = (await mailSetting(ctx, 'mail-limits')) ?? NONE;
    const open = (): Promise<Transport> => smtpTransport(smtpUrl, options);
    servers.push({ key: `SMTP_URL ${JSON.stringify(limits)}`, name: 'SMTP_URL', limits, open });
  }
  for (const added of await mailServers(ctx)) {
    const { perMinute, perDay, domainPerMinute, connections } = added;
    const open = async (): Promise<Transport> => {
      const own: Server = { ...added, password: await serverPassword(ctx, added.id) };
      return smtpTransport(own, { ...options, connections });
    };
    servers.push({
      key: JSON.stringify(added),
      name: `mail server ${added.id}`,
      limits: { perMinute, perDay, domainPerMinute },
      open,
    });
  }
  if (servers.length === 0)
    servers.push({
      key: 'mailbox',
      name: 'mailbox',
      limits: NONE,
      open: () => mailboxTransport(signing),
    });
  return servers;
}
