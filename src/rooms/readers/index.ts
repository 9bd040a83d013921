export { askToSubscribe } from './askToSubscribe.ts';
export { chooseSubscriptions } from './chooseSubscriptions.ts';
export { forgetReaders } from './forgetReaders.ts';
export { readersWho, subscriptionsOf } from './queries.ts';
export { OFFERS, codeOf, offersIn } from './rules.ts';
export type { Offer } from './rules.ts';
export { subscribe } from './subscribe.ts';
export { comingOpening } from './tellOfOpening.ts';
