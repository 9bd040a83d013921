/** Minutes in which an act that tells many people can be taken back, before its mails leave and anything follows from it. */
export const TAKE_BACK_MINUTES = 10;

export const takeBackUntil = (now: Date): Date => new Date(now.getTime() + TAKE_BACK_MINUTES * 60_000);
