/** For how long somebody waits in a call for the others. */
export const WAIT_MINUTES = 20;

/** Minutes from one mail that somebody waits in a call to the next one of the same partners. */
export const MAIL_MINUTES = 60;

/** A window that nobody has seen for so long is gone: a line may be away for a while, and a server start again. */
export const LOST_MS = 60_000;

/** Signals wait for so long, for a window that comes back. */
export const SIGNAL_MS = 5 * 60_000;

/** Characters of what one window tells another at a time: descriptions of a call for three, with all their ways, take some twenty thousand. */
export const LONGEST_SIGNAL = 60_000;

/** A call shorter than this is no contact: somebody tried whether it works. */
export const CONTACT_SECONDS = 60;

/** Calls that the page of a partnership shows. */
export const SHOWN = 6;
