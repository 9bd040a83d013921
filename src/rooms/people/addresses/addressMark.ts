import type { Ctx } from '../../ctx.ts';

const PURPOSE = 'erased-address';
const START = 'erased:';

/** A keyed mark that replaces an erased person's address, so that they can be told apart later. No address equals it. */
export const addressMark = ({ secrets }: Pick<Ctx, 'secrets'>, address: string): string =>
  START + secrets.mark(PURPOSE, address);

/** All marks that an address may have, by present and earlier keys, for looking it up among many. */
export const addressMarks = ({ secrets }: Pick<Ctx, 'secrets'>, address: string): string[] =>
  secrets.marks(PURPOSE, address).map((mark) => START + mark);

/** Whether a value of an address column is a mark. */
export const isAddressMark = (text: string): boolean => text.startsWith(START);

/** The same as a condition of `like`. */
export const LIKE_ADDRESS_MARK = `${START}%`;
