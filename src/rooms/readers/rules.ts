/**
 * The mails that a programme offers to everybody, whether they take part or not: the opening of a round, topics in short or with the whole
 * essay, and news. Links and addresses in mails of past months name an offer by its place, so new ones go to the end.
 */
export const OFFERS = ['openings', 'topics', 'essays', 'news'] as const;
export type Offer = (typeof OFFERS)[number];

/** The stored subscriptions, which are also the categories of their mails. Whole essays are one way to get topics. */
export type Subscription = 'openings' | 'topics' | 'news';

export const subscriptionsIn = (offers: readonly Offer[]): Subscription[] => [
  ...new Set(offers.map((offer) => (offer === 'essays' ? 'topics' : offer))),
];

/** Offers as one number, for links and reply addresses. */
export const codeOf = (offers: readonly Offer[]): number =>
  OFFERS.reduce((code, offer, place) => (offers.includes(offer) ? code | (1 << place) : code), 0);

/** The offers in a number that has one bit for each; other bits are ignored. */
export const offersIn = (code: number): Offer[] => OFFERS.filter((_, place) => (code & (1 << place)) !== 0);

/** Days after a round opens for which the mail about it may still be on its way; then the wish is deleted. */
export const TOLD_DAYS = 7;
/** Hours within which stopping can be taken back. */
export const STOPPED_HOURS = 24;
