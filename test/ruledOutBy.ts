import type { Ctx } from '../src/rooms/ctx.ts';
import { applicationForDesk, exclusionsFor } from '../src/rooms/applications/index.ts';
import type { Exclusion } from '../src/rooms/applications/exclusions.ts';

/** The people whom the person of an application ruled out, as its page shows them to a reader who is none of them. */
export async function ruledOutBy(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  application: number,
): Promise<Exclusion[]> {
  return exclusionsFor((await applicationForDesk(ctx, programme, application, null))?.ruledOut ?? [], null);
}
