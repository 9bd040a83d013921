import { sql } from 'kysely';

/** For a query on `application`: its person has answered, or begun to. */
export const TOUCHED = sql<boolean>`(application.state <> 'draft' or exists (
  select from answer where answer.programme_id = application.programme_id and answer.application_id = application.id
    and answer.answered_at <> application.imported_at))`;

/** For a query on `application`: an import brought it, and its person has done nothing with it yet. */
export const INVITED = sql<boolean>`(application.source = 'import' and not ${TOUCHED})`;
