import { readMadeBy } from '../../db/madeBy.ts';
import type { MadeBy } from '../../db/madeBy.ts';
import { SCHEMA } from '../../db/schemaNumber.ts';
import { VERSION } from '../../version.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { useView } from '../../ui/index.ts';

/** A newer version that has migrated the database while this one runs; null when there is none. */
export async function newerVersion(ctx: Pick<Ctx, 'db'>): Promise<MadeBy | null> {
  const madeBy = await readMadeBy(ctx.db);
  return madeBy && madeBy.schema > SCHEMA ? madeBy : null;
}

/** The version that runs here, to be named when asking for help. */
export function Version({ newer }: { newer: MadeBy | null }) {
  const { rich } = useView();
  return (
    <p>
      {rich('operator.version', named(VERSION, SCHEMA))}
      {newer && <> {rich('operator.newer', named(newer.version, newer.schema))}</>}
    </p>
  );
}

const named = (version: string, schema: number) => ({
  version: <bdi dir="ltr">{version}</bdi>,
  schema: <bdi>{schema}</bdi>,
});
