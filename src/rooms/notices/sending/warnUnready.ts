import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { isReady } from './checkRecords.ts';
import { dnsRecords } from './records.ts';
import { mailSetting } from './setting.ts';

/** Whether mail to many would look like spam: a server is set, and the domain's records were not found as they should be. */
export async function isMailUnready(ctx: Ctx): Promise<boolean> {
  const sender = await mailSetting(ctx, 'mail-sender');
  const records = sender ? await dnsRecords(ctx) : null;
  if (!sender || !records) return false;
  if (!(await hasMailServer(ctx))) return false;
  const check = await mailSetting(ctx, 'mail-check');
  return check?.domain !== sender.domain || !isReady(check, records);
}

/** Whether mails leave at all: by a server of the configuration, or by one that the operator entered. */
export async function hasMailServer(ctx: Pick<Ctx, 'db'>): Promise<boolean> {
  const sender = await mailSetting(ctx, 'mail-sender');
  if (sender && sender.server !== null) return true;
  return (await ctx.db.selectFrom('mail_route').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Warns the coordinators of each programme that has mails to many waiting while the domain is not ready for them. */
export async function warnUnready(ctx: Ctx): Promise<void> {
  // Asked first: whose mails wait takes reading all that do.
  if (!(await isMailUnready(ctx))) return;
  const waiting = await ctx.db
    .selectFrom('outbox')
    .select('programme_id')
    .distinct()
    .where('state', 'in', ['waiting', 'held'])
    .where('many', '=', true)
    .execute();
  for (const { programme_id: programme } of waiting)
    await openMatter(ctx, { programme, kind: 'mail-unready', subject: ['programme', programme], urgency: 2 });
}
