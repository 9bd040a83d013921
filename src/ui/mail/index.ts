export * from './blocks.tsx';
export { lookIn } from './look.ts';
export type { MailLook } from './look.ts';
export { MailShell, renderMail } from './mailShell.tsx';
