/** SECRET_KEY of a server that has to accept sessions and stamps made by a bench. */
export const SECRET = 'only for measuring, never for anything else';
