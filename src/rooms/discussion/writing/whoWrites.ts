import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import type { Ctx } from '../../ctx.ts';
import { personAt, personById } from '../../people/index.ts';
import type { Person } from '../../people/index.ts';
import { commenterOf, setCommenter } from '../writers/commenter.ts';
import type { CommentState, HeldFor } from '../rules.ts';
import { whyHeld } from './moveComment.ts';

/** The writer of public words: a known person, or an address that is still to be confirmed. */
export type By = { person: number } | { address: string };

/**
 * Finds or makes the writer of public words, and says whether the words appear at once. Those of a person the programme knows do. Those of
 * anybody else wait for a moderator, and before that for the link mailed to the address they gave.
 */
export async function whoWrites(
  ctx: Ctx,
  input: { programme: number; by: By; name: string; locale: string; html: string; rush?: boolean },
): Promise<
  | { ok: true; author: Person; isProven: boolean; state: CommentState; heldFor: HeldFor[] }
  | { ok: false; reason: 'unknown' | 'banned' }
> {
  const { programme, by, name, html, rush = false } = input;
  const author =
    'person' in by
      ? await personById(ctx, programme, by.person)
      : await personAt(ctx, {
          programme,
          address: normaliseAddress(by.address) ?? '',
          name,
          locale: input.locale,
        });
  if (!author || author.erased_at) return { ok: false, reason: 'unknown' };
  const isProven = 'person' in by;
  if (isProven && (await commenterOf(ctx, programme, author.id))?.bannedAt)
    return { ok: false, reason: 'banned' };
  const heldFor: HeldFor[] = isProven
    ? await whyHeld(ctx, programme, { author: author.id, html, rush })
    : rush
      ? ['rush']
      : [];
  const state = !isProven ? 'unconfirmed' : heldFor.length > 0 ? 'held' : 'shown';
  return { ok: true, author, isProven, state, heldFor };
}

/**
 * Stores how a person signs. If their country is not shown beside this name, the name beside which it may be shown stays as it is. A
 * pseudonym is not the name proposed next time; a name that became a pseudonym has no country and no picture beside it.
 */
export async function sign(
  ctx: Ctx,
  programme: number,
  person: number,
  {
    name,
    showsCountry,
    isPseudonym = false,
  }: { name: string; showsCountry: boolean | undefined; isPseudonym?: boolean | undefined },
): Promise<void> {
  const known = await commenterOf(ctx, programme, person);
  const before = known?.pseudonyms ?? [];
  if (isPseudonym || before.includes(name))
    return setCommenter(ctx, programme, person, {
      pseudonyms: [...before.filter((one) => one !== name), name],
      ...(known?.countryWith === name ? { country_with: null } : {}),
      ...(known?.pictureWith === name ? { picture_with: null } : {}),
    });
  await setCommenter(ctx, programme, person, {
    name,
    ...(showsCountry === true ? { country_with: name } : {}),
    ...(showsCountry === false && known?.countryWith === name ? { country_with: null } : {}),
  });
}
