/** SECRET_KEY of a server that has to accept the sessions and stamps that a bench has made. */
export const SECRET = 'only for measuring, never for anything else';
