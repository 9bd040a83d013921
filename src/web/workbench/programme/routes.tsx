import { archiveProgramme } from '../../../rooms/programmes/index.ts';
import { FormActions, Heading, PostButton } from '../../../ui/index.ts';
import { directors, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import { editLegal, restoreLegal, saveLegal, showLegalVersion } from './legal.tsx';
import { saveSettings, showSettings } from './settings.tsx';

export const programmeRoutes: Route[] = [
  get('/workbench/programme', directors, showSettings),
  post('/workbench/programme', directors, saveSettings),
  get('/workbench/programme/archive', directors, (visit) => {
    const { t } = visit.view;
    return visit.page({
      title: t('programme.archive'),
      workbench: 'programme',
      body: (
        <>
          <Heading lead={t('programme.archive-lead')}>{t('programme.archive')}</Heading>
          <FormActions>
            <PostButton action={visit.path('/workbench/programme/archive')} kind="grave">
              {t('programme.archive')}
            </PostButton>
            <a href={visit.path('/workbench/programme')}>{t('ui.back')}</a>
          </FormActions>
        </>
      ),
    });
  }),
  post('/workbench/programme/archive', directors, async (visit) => {
    await archiveProgramme(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      archived: true,
    });
    return visit.redirect(visit.operator ? '/operator' : '/', 'archived');
  }),
  get('/workbench/programme/:kind', directors, editLegal),
  post('/workbench/programme/:kind', directors, saveLegal),
  get('/workbench/programme/:kind/versions/:version', directors, showLegalVersion),
  post('/workbench/programme/:kind/versions/:version/restoration', directors, restoreLegal),
];
