import { together } from '../../../db/together.ts';
import { isPublicDomain } from '../../../lib/network/network.ts';
import type { Ctx } from '../../ctx.ts';
import { serverRows } from '../servers/mailServers.ts';
import { mailSettingRows, mailSettingsIn } from '../servers/mailSettings.ts';
import { keyRows } from './dkim.ts';
import { isReady, recordsOf } from './records.ts';
import type { DnsRecord } from './records.ts';

/** All that is known about how mail leaves: the settings, the servers, the domain's records, and whether all of that is ready. */
export async function howMailLeaves(ctx: Pick<Ctx, 'db'>) {
  const { db } = ctx;
  const { rows, servers, keys } = await together(db, {
    rows: mailSettingRows(db),
    servers: serverRows(db),
    keys: keyRows(db),
  });
  const settings = mailSettingsIn(rows);
  const { 'mail-sender': sender, 'mail-check': check } = settings;
  const key = keys.find(({ domain }) => domain === sender?.domain) ?? null;
  const records = sender && isPublicDomain(sender.domain) ? recordsOf(sender, servers, key) : null;
  const isFound =
    records !== null && check !== null && check.domain === sender?.domain && isReady(check, records);
  const hasServer = (sender !== null && sender.server !== null) || servers.length > 0;
  return {
    settings,
    servers,
    /** The records to enter. Null before the first start, and when there is no domain to enter records at. */
    records,
    /** Whether mails leave at all: by a server from the configuration, or by one that the operator entered. */
    hasServer,
    /** Whether mail to many would look like spam: a server is set, and the domain's records were not found as they should be. */
    isUnready: hasServer && records !== null && !isFound,
  };
}

/** The records alone. */
export async function dnsRecords(ctx: Pick<Ctx, 'db'>): Promise<DnsRecord[] | null> {
  return (await howMailLeaves(ctx)).records;
}

export async function isMailUnready(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  return (await howMailLeaves(ctx)).isUnready;
}
