import type { Browser } from './browse.ts';

export const ask = (browser: Browser, address: string) => browser.post('/sign-in', { address });
