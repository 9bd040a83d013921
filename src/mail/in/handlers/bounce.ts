import { domainOf } from '../../../lib/address/parts.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { noteBounce } from '../../../rooms/sending/index.ts';
import { BOUNCE, readBounceAddress } from '../../ownAddresses/bounceAddress.ts';
import type { Handler } from '../handlers.ts';
import { readReport } from '../reports/readReport.ts';

/** Takes what comes back to a mail's envelope sender: a report that the mail could not be delivered, or that its reader complained. */
export const bounceHandler: Handler = {
  kind: BOUNCE,
  reads: async (ctx, { local }) => {
    const named = readBounceAddress(ctx, local);
    if (!named) return null;
    const row = await mailOf(ctx, named.programme, named.mail);
    return row
      ? { kind: BOUNCE, programme: named.programme, person: row.person_id, subject: named.mail }
      : null;
  },
  handle: async (ctx, { message, envelope }, target) => {
    const row = await mailOf(ctx, target.programme, target.subject);
    if (!row) return { tray: 'no-address' };
    const report = readReport(message, { from: envelope.from, reader: row.address });
    // A machine or a person answered an address that nobody reads.
    if (report.kind === 'none') return { left: 'automatic' };
    // The address names the mail and cannot be guessed. A report about another mail was sent here by mistake.
    if (report.original !== '' && isAnother(report.original, row.message_id)) return { tray: 'no-address' };
    await noteBounce(ctx, {
      programme: target.programme,
      person: row.person_id,
      mail: row.id,
      address: row.address,
      kind: report.kind,
      refusal: report.kind === 'bounce' ? report.refusal : { kind: 'soft', isSaid: true },
      reply: report.reply,
      origin: 'report',
    });
    return { done: report.kind };
  },
};

/**
 * Whether the report names another Message-ID of our own domain. A Message-ID of another domain says nothing: some servers write a new one
 * on the way.
 */
function isAnother(original: string, own: string): boolean {
  return original !== own && domain(original) === domain(own);
}

async function mailOf(ctx: Pick<Ctx, 'db'>, programme: number, mail: number) {
  const row = await ctx.db
    .selectFrom('outbox')
    .select(['id', 'person_id', 'address', 'message_id'])
    .where('programme_id', '=', programme)
    .where('id', '=', mail)
    .executeTakeFirst();
  return row ?? null;
}

const domain = (id: string): string => domainOf(id).toLowerCase();
