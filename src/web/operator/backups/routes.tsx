import { askForBackup, backupSetting, keepBackupKey, makeBackupKey } from '../../../rooms/backups/index.ts';
import { siteGet, sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import { backupsPage } from './page.tsx';
import { shownKeyPage } from './key.tsx';

const HOME = '/operator/backups';

/** Backups: the results of the last ones, a new one now, and the key that opens them. */
export const operatorBackupRoutes: Route[] = [
  siteGet(HOME, 'operator', async (visit) => visit.page(await backupsPage(visit))),
  sitePost(HOME, 'operator', async (visit) => {
    const begins = await askForBackup(visit.ctx);
    return begins ? visit.redirect(HOME, 'backup-asked') : visit.redirect(HOME);
  }),
  // The answer to the post holds the key: no address does, and a later look does not show it again.
  sitePost('/operator/backups/key', 'operator', async (visit) =>
    visit.page(shownKeyPage(visit, await makeBackupKey(visit.ctx))),
  ),
  sitePost('/operator/backups/key/kept', 'operator', async (visit) => {
    const tail = (await visit.form()).get('tail') ?? '';
    if (await keepBackupKey(visit.ctx, { tail })) return visit.redirect(HOME, 'saved');
    const key = await backupSetting(visit.ctx, 'backup-key');
    // The key was confirmed meanwhile, or never made: the page has no field for it any more.
    if (!key || key.keptAt !== null) return visit.redirect(HOME);
    return visit.page(await backupsPage(visit, { tail }));
  }),
];
