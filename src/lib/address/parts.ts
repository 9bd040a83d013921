/** The part after the last "@" of an address, as written; all of it when there is none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The part before it; '' when there is none. */
export const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')));

/** Whether a server could take it, also one of this machine such as `reply+5@localhost`, which no person could have (`normaliseAddress`). */
export const isMailbox = (address: string): boolean =>
  /^[^\s@<>"(),:;]{1,64}@(?:[\p{L}\p{M}\p{N}._-]{1,253}|\[[\da-f.:]{2,60}\])$/iu.test(address);
