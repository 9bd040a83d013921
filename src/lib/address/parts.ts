/** The part after the last "@" of an address, as written; the whole text when it has no "@". */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The part before the last "@"; '' when there is none. */
export const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')));

/**
 * Whether a server could take the address. This includes addresses on this machine such as `reply+5@localhost`, which no person could have
 * (`normaliseAddress`).
 */
export const isMailbox = (address: string): boolean =>
  /^[^\s@<>"(),:;]{1,64}@(?:[\p{L}\p{M}\p{N}._-]{1,253}|\[[\da-f.:]{2,60}\])$/iu.test(address);
