import { gathered } from '../../lib/gathered.ts';
import { baseOf } from '../../rooms/programmes/index.ts';
import {
  claimDue,
  dropDelivery,
  everyHomeOf,
  isOpen,
  noteFailed,
  noteSent,
} from '../../rooms/networks/index.ts';
import type { DueDelivery, Home } from '../../rooms/networks/index.ts';
import { signerOf } from '../in/actors.ts';
import type { Tools } from '../in/actors.ts';
import { inLanes } from '../lanes.ts';
import { postActivity } from '../transport.ts';
import type { As } from '../transport.ts';
import { activityFor } from './activityFor.ts';

/** The most connections at a time: a silent server holds one of them for some seconds and delays no other server. */
const AT_ONCE = 96;

interface Sending {
  home: Home;
  as: As;
  base: string;
}

/** Sends everything due to other servers, until nothing is left. */
export async function deliverDue(tools: Tools, publicUrl: string, signal: AbortSignal): Promise<void> {
  const bodies = new Map<string, Promise<string | null>>();
  const senders = new Map<number, Promise<Sending | null>>();
  const taken = gathered(
    async (all: readonly DueDelivery[]) => {
      await noteSent(tools.ctx, all);
      return all;
    },
    { everyMs: 50, most: Infinity },
  );
  const senderOf = (programme: number): Promise<Sending | null> => {
    const known = senders.get(programme) ?? sendingOf(tools, programme, publicUrl);
    senders.set(programme, known);
    return known;
  };
  await inLanes(
    AT_ONCE,
    (most) => (signal.aborted ? Promise.resolve([]) : claimDue(tools.ctx, most)),
    async (due) => {
      try {
        await sendOne(tools, await senderOf(due.programme), due, bodies, taken);
      } catch (error) {
        tools.ctx.log.error({ err: error, id: due.id }, 'nothing could be sent to another server');
      }
    },
    tools.pace,
  );
}

async function sendingOf({ ctx }: Tools, programme: number, publicUrl: string): Promise<Sending | null> {
  const home = await everyHomeOf(ctx, programme);
  const as = home && (await signerOf(ctx, home));
  return home && as ? { home, as, base: await baseOf(ctx, home.programme, publicUrl) } : null;
}

async function sendOne(
  tools: Tools,
  sending: Sending | null,
  due: DueDelivery,
  bodies: Map<string, Promise<string | null>>,
  taken: (due: DueDelivery) => Promise<unknown> | null,
): Promise<void> {
  const { ctx, outbound } = tools;
  // A programme that is switched off or archived sends only deletions.
  if (sending && !isOpen(sending.home) && due.kind !== 'delete') return dropDelivery(ctx, due);
  // The activity is the same for every server, and is written once.
  const name = `${due.programme} ${due.activity}`;
  if (sending && !bodies.has(name)) {
    if (bodies.size > 100) bodies.clear();
    bodies.set(name, activityFor(ctx, sending.home, due, sending.base));
  }
  const body = await bodies.get(name);
  if (!sending || !body) return dropDelivery(ctx, due);
  const posted = await postActivity(outbound, due.inbox, body, { ...sending.as, now: ctx.clock.now() });
  await (posted.ok ? taken(due) : noteFailed(ctx, due, posted));
}
