export { queueDelivery } from './queueDelivery.ts';
