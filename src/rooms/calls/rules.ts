/** Minutes for which somebody waits in a call for the others. */
export const WAIT_MINUTES = 20;

/** Minutes between two mails to the same partners that somebody waits in a call. */
export const MAIL_MINUTES = 60;

/** A window that was not seen for this long is gone. Until then a line may be away, or a server may restart. */
export const LOST_MS = 60_000;

/** Signals wait this long for a window that comes back. */
export const SIGNAL_MS = 5 * 60_000;

/**
 * The most characters that one window sends another at a time. The description of a call for three, with all its routes, takes some twenty
 * thousand.
 */
export const LONGEST_SIGNAL = 60_000;

/** A shorter talk does not count as contact: somebody only tried whether it works. */
export const CONTACT_SECONDS = 60;

/** The number of calls that the page of a partnership shows. */
export const SHOWN = 6;
