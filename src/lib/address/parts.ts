/** The part after the last "@" of an address, as written; all of it when there is none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The part before it; '' when there is none. */
export const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')));
