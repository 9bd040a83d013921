import { changeStates } from '../../applications/index.ts';
import type { NewPartners } from '../../brings.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { Outcome } from './outcome.ts';

/** Groups whose applications change at once: other work gets a turn between two statements. */
const AT_ONCE = 1000;

/**
 * Makes people partners: writes partnerships with their memberships and marks applications as matched, with few statements for any number.
 * Answers the partnerships in the order of the groups. The caller holds the locks.
 */
export async function makePartnerships(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; groups: readonly NewPartners[] },
): Promise<number[]> {
  const { programme, actor, groups } = input;
  const made = await ctx.brought.makesPartners.make(ctx, input);
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const partnershipOf = new Map(
      groups
        .slice(at, at + AT_ONCE)
        .flatMap(({ members }, k) => members.map(({ application }) => [application, made[at + k]!] as const)),
    );
    const matched = await changeStates(ctx, {
      programme,
      actor,
      applications: [...partnershipOf.keys()],
      to: 'matched',
      dataOf: (application) => ({ partnership: partnershipOf.get(application) }),
    });
    if (matched < partnershipOf.size)
      throw new Error(`of ${partnershipOf.size} only ${matched} can be matched`);
  }
  return made;
}

/** The mails that tell new partners of each other. */
export function introductions(
  input: { programme: number; round: number; dueAt?: Date },
  partnership: number,
  members: readonly { person: number }[],
) {
  return members.map(({ person }) => ({
    programme: input.programme,
    kind: 'introduction' as const,
    occasion: `partnership:${partnership}`,
    whole: `round:${input.round}`,
    person,
    data: { partnership },
    ...(input.dueAt ? { dueAt: input.dueAt } : {}),
  }));
}

/** Makes the people of whole proposals partners. Answers the mails that tell them. */
export async function introduce(
  ctx: Ctx,
  input: { programme: number; round: number; actor: Actor; whole: Outcome['whole']; dueAt?: Date },
) {
  const { whole } = input;
  const groups = whole.map(({ proposal, members }) => ({ members, reasons: { proposal } }));
  const partnerships = await makePartnerships(ctx, { ...input, groups });
  return whole.flatMap(({ members }, k) => introductions(input, partnerships[k]!, members));
}
