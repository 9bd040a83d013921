/** What stands behind the last "@" of an address, as it is written there; all of it where there is none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** What stands before it; '' where there is none. */
export const localOf = (address: string): string => address.slice(0, Math.max(0, address.lastIndexOf('@')));
