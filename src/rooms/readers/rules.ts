/**
 * The mails that a programme offers to everybody, whether they take part or not: the opening of a round, topics in short or with the whole
 * essay, and news. Links and addresses in mails of months name them by their place: new ones go to the end.
 */
export const OFFERS = ['openings', 'topics', 'essays', 'news'] as const;
export type Offer = (typeof OFFERS)[number];

/** The stored subscriptions, and the category of their mails. Whole essays are a way to get topics. */
export type Subscription = 'openings' | 'topics' | 'news';

export const subscriptionsIn = (offers: readonly Offer[]): Subscription[] => [
  ...new Set(offers.map((offer) => (offer === 'essays' ? 'topics' : offer))),
];

/** Offers as one number, for links and reply addresses. */
export const codeOf = (offers: readonly Offer[]): number =>
  OFFERS.reduce((code, offer, place) => (offers.includes(offer) ? code | (1 << place) : code), 0);

/** The offers in a number that holds one bit for each; other bits are ignored. */
export const offersIn = (code: number): Offer[] => OFFERS.filter((_, place) => (code & (1 << place)) !== 0);

/** Days after the mail that a round is open in which it may still be on its way; then the wish is forgotten. */
export const TOLD_DAYS = 7;
/** Hours in which stopping can be taken back. */
export const STOPPED_HOURS = 24;
