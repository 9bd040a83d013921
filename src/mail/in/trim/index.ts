export { trim } from './trim.ts';
export type { Trimmed } from './trim.ts';
export { textOfHtml } from './html.ts';
