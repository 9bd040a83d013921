import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeEverywhere } from '../../matters/index.ts';
import { howMailLeaves } from './howMailLeaves.ts';
import { isReady } from './records.ts';
import type { DnsRecord } from './records.ts';
import { setMailSetting } from '../servers/mailSettings.ts';
import type { MailCheck, RecordName, Verdict } from '../servers/mailSettings.ts';

/** The resolver of DNS records; that of node:dns/promises fits. Rejects with a code ENOTFOUND or ENODATA when there is none. */
export interface Resolver {
  resolveTxt(name: string): Promise<string[][]>;
  resolveMx(name: string): Promise<{ exchange: string; priority: number }[]>;
}

/** Looks up every record mail needs, keeps what was found, and clears the warning when all is well. */
export async function checkRecords(ctx: Ctx, resolver: Resolver): Promise<MailCheck | null> {
  const { settings, records } = await howMailLeaves(ctx);
  const sender = settings['mail-sender'];
  if (!sender || !records) return null;
  const verdicts = Object.fromEntries(
    await Promise.all(
      records.map(async (record) => [record.name, await verdictOf(resolver, record)] as const),
    ),
  ) as Partial<Record<RecordName, Verdict>>;
  const check = { at: ctx.clock.now().toISOString(), domain: sender.domain, verdicts };
  return inTransaction(ctx, async (ctx) => {
    await setMailSetting(ctx, 'mail-check', check);
    if (isReady(check, records))
      await closeEverywhere(ctx, { actor: { kind: 'timetable' }, kind: 'mail-unready' });
    return check;
  });
}

async function verdictOf(resolver: Resolver, record: DnsRecord): Promise<Verdict> {
  try {
    if (record.type === 'MX') return (await resolver.resolveMx(record.host)).length > 0 ? 'ok' : 'missing';
    const texts = (await resolver.resolveTxt(record.host)).map((pieces) => pieces.join(''));
    if (record.name === 'dkim') return dkimVerdict(texts, record.value);
    if (record.name === 'dmarc') return dmarcVerdict(texts);
    return spfVerdict(texts, record.value);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    return ['ENOTFOUND', 'ENODATA', 'NXDOMAIN'].includes(code) ? 'missing' : 'unknown';
  }
}

/** One record, which names our servers and does not let everybody send (RFC 7208: two records are an error). */
export function spfVerdict(texts: readonly string[], wanted: string): Verdict {
  const own = texts.filter((text) => /^v=spf1(\s|$)/i.test(text));
  if (own.length === 0) return 'missing';
  const terms = own[0]!.toLowerCase().split(/\s+/);
  const needed = wanted.split(' ').filter((term) => /^(include|a|mx|ip4|ip6)(:|$)/.test(term));
  const hasAll = needed.every((term) => terms.includes(term) || terms.includes(`+${term}`));
  const letsAll = terms.some((term) => term === '+all' || term === 'all');
  return own.length === 1 && hasAll && !letsAll ? 'ok' : 'wrong';
}

export function dkimVerdict(texts: readonly string[], wanted: string): Verdict {
  if (texts.length === 0) return 'missing';
  return texts.some((text) => keyIn(text) === keyIn(wanted)) ? 'ok' : 'wrong';
}

const keyIn = (text: string): string | undefined =>
  /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replaceAll(/\s/g, '');

function dmarcVerdict(texts: readonly string[]): Verdict {
  const own = texts.filter((text) => /^v=DMARC1\b/.test(text));
  if (own.length === 0) return 'missing';
  return own.length === 1 && /;\s*p=(none|quarantine|reject)\b/.test(own[0]!) ? 'ok' : 'wrong';
}
