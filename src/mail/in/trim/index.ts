export { trim } from './trim.ts';
export type { JudgedLine, Trimmed } from './trim.ts';
export { textOfHtml } from './html.ts';
export { fold } from './lines.ts';
