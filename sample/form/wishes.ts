import { t } from '../texts.ts';
import type { FormOption } from './types.ts';

/**
 * The subjects of wishes. An answer is a list of `{ about, value, strength: 'wish' | 'important' | 'must' }`. The value depends on the
 * subject: for a sector, role, stage or interest, an option key of that question; for a country, an ISO 3166-1 code; for a region, a UN M49
 * code (002, 009, 019, 142, 150); for a language, a BCP 47 tag; for the zone, the greatest difference in hours.
 */
export const wishOptions: FormOption[] = [
  {
    key: 'country',
    label: t('Lives in this country', 'Vive en este país', 'Vit dans ce pays', 'يعيش في هذا البلد'),
  },
  {
    key: 'region',
    label: t(
      'Lives in this part of the world',
      'Vive en esta parte del mundo',
      'Vit dans cette partie du monde',
      'يعيش في هذا الجزء من العالم',
    ),
  },
  {
    key: 'language',
    label: t('Speaks this language', 'Habla esta lengua', 'Parle cette langue', 'يتحدث هذه اللغة'),
  },
  {
    key: 'sector',
    label: t(
      'Works in this kind of place',
      'Trabaja en este tipo de lugar',
      'Travaille dans ce type de lieu',
      'يعمل في هذا النوع من الأماكن',
    ),
  },
  {
    key: 'role',
    label: t(
      'Does this kind of work',
      'Hace este tipo de trabajo',
      'Fait ce type de travail',
      'يقوم بهذا النوع من العمل',
    ),
  },
  {
    key: 'stage',
    label: t(
      'Is at this point in their career',
      'Está en este momento de su carrera',
      'En est à ce point de sa carrière',
      'في هذه المرحلة من مسيرته',
    ),
  },
  {
    key: 'interest',
    label: t(
      'Shares this interest',
      'Comparte este interés',
      'Partage ce centre d’intérêt',
      'يشاركني هذا الاهتمام',
    ),
  },
  {
    key: 'zone',
    label: t(
      'Lives within so many hours of my time zone',
      'Vive a no más de estas horas de diferencia',
      'Vit à ce nombre d’heures de décalage au plus',
      'لا يزيد فرق التوقيت بيننا على هذا العدد من الساعات',
    ),
  },
];
