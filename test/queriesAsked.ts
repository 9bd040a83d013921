import type { CompiledQuery, KyselyPlugin } from 'kysely';
import type { TestCtx } from './context.ts';

/** The context, with a listener that gets each query as it goes to the database. */
export function queriesAsked(ctx: TestCtx): { asked: CompiledQuery[]; listened: TestCtx } {
  const asked: CompiledQuery[] = [];
  const listener: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      asked.push(ctx.db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return { asked, listened: { ...ctx, db: ctx.db.withPlugin(listener) } };
}
