import { parseArgs } from 'node:util';
import { normaliseAddress } from '../lib/address/normaliseAddress.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { askAddressChange, personByAddress } from '../rooms/people/index.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { findProgramme, withRooms } from './import/open.ts';

export const command: Command = {
  name: 'new-address',
  summary: 'Help somebody whose mailbox is gone: mail a link to their new address.',
  help: `Usage: antipode new-address OLD NEW [--programme SLUG]

  --programme SLUG    Needed when the installation has several programmes.

For somebody who no longer reads mail at the address we know, and so cannot change it by themselves. Be sure first that whoever
asks is them. A link goes to NEW; once it is used, within a day, NEW is their address, and OLD is told and can take it
back for seven days. Antipode may be running meanwhile.
Exit code: 0 the link is on its way, 1 nobody has that address, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { programme: { type: 'string' } },
    });
    if (positionals.length !== 2) throw new UsageError('say the old address and the new one');
    const [old, address] = positionals.map(readAddress);
    return withRooms(async (ctx) => {
      const programme = await findProgramme(ctx, values.programme);
      const found = await mailNewAddress(ctx, { programme: programme.id, old: old!, address: address! });
      if (found) console.log(`A link is on its way to ${address}. Once it is used, mails go there.`);
      else console.error(`Nobody in ${programme.name} has the address ${old}.`);
      return found ? 0 : 1;
    });
  },
};

function readAddress(text: string): string {
  const address = normaliseAddress(text);
  if (address === null) throw new UsageError(`"${text}" is no mail address`);
  return address;
}

/** Mails the link to a new (normalised) address, for the person with the old one; false if nobody has the old address. */
export async function mailNewAddress(
  ctx: Ctx,
  { programme, old, address }: { programme: number; old: string; address: string },
): Promise<boolean> {
  const person = await personByAddress(ctx, programme, old);
  if (!person) return false;
  await askAddressChange(ctx, { programme, person: person.id, address });
  return true;
}
