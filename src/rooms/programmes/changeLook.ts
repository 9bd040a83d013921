import { json } from '../../db/json.ts';
import type { Look } from '../../db/schema.ts';
import { drawAnew } from '../../lib/pictures/drawAnew.ts';
import type { Picture } from '../../lib/pictures/drawAnew.ts';
import type { PictureRefusal } from '../../lib/pictures/limits.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { lockProgramme } from './lockProgramme.ts';
import { ACCENTS, OWN_COLOURS, checkColour } from './look.ts';
import type { Accent, ColourProblem } from './look.ts';

/** The longer side of a stored logo: sharp on any screen. */
const LOGO_SIDE = 320;

export type LookProblems = Partial<Record<Accent, ColourProblem>> & { logo?: PictureRefusal };

/** The version of a programme's look. */
export const lookVersion = (look: Look): string => versionOf(inOrder(look));

/**
 * Changes a programme's colours and its logo. A colour in which words could not be read is refused; the nearest readable one is returned.
 * `base` is the `lookVersion` that the form was drawn from: with it, nothing overwrites a look that somebody else saved meanwhile.
 */
export async function changeLook(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    colours: Record<Accent, string>;
    /** The bytes of a new logo; `keep` leaves the logo as it is, null removes it. */
    logo: Uint8Array | 'keep' | null;
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; problems: LookProblems; isOvertaken?: true }> {
  const problems: LookProblems = {};
  for (const accent of ACCENTS) {
    const problem = checkColour(input.colours[accent]);
    if (problem) problems[accent] = problem;
  }
  const drawn = input.logo instanceof Uint8Array ? await drawAnew(input.logo, { side: LOGO_SIDE }) : null;
  if (drawn && !drawn.ok) problems.logo = drawn.refusal;
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const { look: before } = await lockProgramme(ctx, input.programme);
    if (isOvertaken(input.base, inOrder(before))) return { ok: false, problems: {}, isOvertaken: true };
    const look: Look = {};
    for (const accent of ACCENTS) {
      const colour = input.colours[accent].toLowerCase();
      if (colour !== OWN_COLOURS[accent]) look[accent] = colour;
    }
    if (input.logo === 'keep' && before.logo) look.logo = before.logo;
    if (drawn?.ok) {
      const { width, height } = drawn.picture;
      look.logo = { file: await keepLogo(ctx, input, drawn.picture), width, height };
    }
    if (JSON.stringify(look) === JSON.stringify(inOrder(before))) return { ok: true };
    await setLook(ctx, { ...input, look, before });
    return { ok: true };
  });
}

/** Restores a programme's earlier look. */
export async function restoreLook(
  ctx: Ctx,
  input: { programme: number; actor: Actor; look: Look; undoes: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { look: before } = await lockProgramme(ctx, input.programme);
    await setLook(ctx, { ...input, before });
    return { ok: true };
  });
}

/** The bytes of a programme's logo, the present one or an earlier one. */
export async function logoOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<{ kind: string; bytes: Buffer } | null> {
  const row = await ctx.db
    .selectFrom('logo')
    .select(['kind', 'bytes'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function setLook(
  ctx: Ctx,
  input: { programme: number; actor: Actor; look: Look; before: Look; undoes?: number },
): Promise<void> {
  await ctx.db
    .updateTable('programme')
    .set({ look: json(input.look) })
    .where('id', '=', input.programme)
    .execute();
  await record(ctx, {
    programme: input.programme,
    actor: input.actor,
    kind: 'look-changed',
    subject: ['programme', input.programme],
    data: { before: input.before },
    ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
  });
}

async function keepLogo(
  ctx: Ctx,
  { programme, actor }: { programme: number; actor: Actor },
  { kind, bytes, width, height }: Picture,
): Promise<number> {
  const { id } = await ctx.db
    .insertInto('logo')
    .values({
      programme_id: programme,
      kind,
      bytes,
      width,
      height,
      created_at: ctx.clock.now(),
      created_by: actorPerson(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** PostgreSQL orders the keys of jsonb its own way. */
const inOrder = ({ cool, warm, logo }: Look): Look => ({
  ...(cool ? { cool } : {}),
  ...(warm ? { warm } : {}),
  ...(logo ? { logo: { file: logo.file, width: logo.width, height: logo.height } } : {}),
});
