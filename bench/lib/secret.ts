/** What a server is started with as SECRET_KEY that is to know the sessions and stamps that a bench has made. */
export const SECRET = 'only for measuring, never for anything else';
