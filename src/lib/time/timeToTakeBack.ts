/** Minutes in which an act that tells many can be taken back before its mails leave and anything follows from it. */
export const HOLD_MINUTES = 10;

export const holdUntil = (now: Date): Date => new Date(now.getTime() + HOLD_MINUTES * 60_000);
