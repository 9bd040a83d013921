import { inTransaction } from '../../rooms/ctx.ts';
import {
  accountOf,
  claimReceived,
  dropReceived,
  holdReceived,
  isBlocked,
  isFirst,
  isHeldBack,
  missingParents,
  noteAlive,
  noteAsked,
  openHome,
  postpone,
  takeReply,
} from '../../rooms/networks/index.ts';
import type { Home, Received } from '../../rooms/networks/index.ts';
import { inLanes } from '../lanes.ts';
import { isOfType } from '../reading/json.ts';
import { actOnActivity } from './actOnActivity.ts';
import { findAccount } from './actors.ts';
import type { Tools } from './actors.ts';
import { fetchNote, objectOf, replyOf } from './objects.ts';
import { takePicture } from './picture.ts';
import { verifyActivity } from './verifyActivity.ts';

const AT_ONCE = 32;

/** Processes posts of other servers, and fetches missing parents of answers. */
export async function processReceived(tools: Tools, signal: AbortSignal): Promise<void> {
  const { ctx, atOnce = AT_ONCE } = tools;
  const homes = new Map<number, ReturnType<typeof openHome>>();
  await inLanes(
    atOnce,
    async (most) => {
      // Forget the homes, so that a programme switched off in the meantime does nothing more.
      homes.clear();
      return signal.aborted ? [] : claimReceived(ctx, most);
    },
    (one) =>
      guarded(tools, one, async () => {
        const home = homes.get(one.programme) ?? openHome(ctx, one.programme);
        homes.set(one.programme, home);
        await processOne(tools, await home, one);
      }),
    tools.pace,
  );
  for (const missing of await missingParents(tools.ctx, AT_ONCE))
    if (!signal.aborted) await askFor(tools, missing);
}

/** A failed task is tried again later, and does not stop the others. */
async function guarded({ ctx }: Tools, received: Received, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    ctx.log.error({ err: error, id: received.id }, 'what another server posted could not be handled');
    await postpone(ctx, received);
  }
}

async function processOne(tools: Tools, home: Home | null, received: Received): Promise<void> {
  const { ctx } = tools;
  if (!home) return dropReceived(ctx, received);
  const verified = await verifyActivity(tools, home, received);
  if (!verified.ok)
    return verified.reason === 'later' ? postpone(ctx, received) : dropReceived(ctx, received);
  const { activity, account, id, isGone } = verified;
  const programme = home.programme.id;
  if (await isBlocked(ctx, programme, account.host, account.handle)) return dropReceived(ctx, received);
  if (!isGone && (await isHeldBack(ctx, home, account.host)))
    return holdReceived(ctx, received, account.host);
  const brings = isOfType(activity, 'Create', 'Update');
  const got = brings ? await objectOf(tools, home, account, activity['object']) : null;
  if (got && !got.ok && got.reason === 'later') return postpone(ctx, received);
  await inTransaction(ctx, async (ctx) => {
    await dropReceived(ctx, received);
    if (!(await isFirst(ctx, programme, `${account.actor} ${id}`))) return;
    await noteAlive(ctx, programme, account.host);
    await actOnActivity(ctx, home, { activity, account, isGone, note: got?.ok ? got.note : null });
  });
  if (brings && !isGone && account.person === null) await takePicture(tools, home, account.actor);
}

/** Fetches the parent of an answer at its own address. Its writer and words are found like those of any other note. */
async function askFor(
  tools: Tools,
  missing: { programme: number; id: number; parent: string },
): Promise<void> {
  const { ctx } = tools;
  const { programme, parent } = missing;
  const home = await openHome(ctx, programme);
  const got = home && (await fetchNote(tools, home, parent));
  if (home && got?.ok && got.note.isPublic && got.note.parent !== '') {
    const { note } = got;
    const { host } = new URL(note.by);
    const isWanted = !(await isBlocked(ctx, programme, host)) && !(await isHeldBack(ctx, home, host));
    const found = isWanted ? await findAccount(tools, home, note.by) : null;
    if (found?.ok && !(await isBlocked(ctx, programme, found.account.host, found.account.handle))) {
      const account = (await accountOf(ctx, { programme, actor: note.by })) ?? found.account;
      await takeReply(ctx, { programme, account, note: replyOf(note, home) });
      if (account.person === null) await takePicture(tools, home, account.actor);
    }
  }
  await noteAsked(ctx, missing);
}
