export * from './blocks.tsx';
export { MailShell, renderMail } from './mail-shell.tsx';
