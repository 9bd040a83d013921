import { t } from '../texts.ts';
import type { FormOption } from './types.ts';

/** Keys are `about.value`; an answer is `{ about, value, strength: 'wish' | 'must' }`. */
export const wishOptions: FormOption[] = [
  {
    key: 'sector.same',
    label: t(
      'Works in the same kind of place',
      'Trabaja en el mismo tipo de lugar',
      'Travaille dans le même type de lieu',
      'يعمل في مكان من النوع نفسه',
    ),
  },
  {
    key: 'sector.other',
    label: t(
      'Works in a different kind of place',
      'Trabaja en otro tipo de lugar',
      'Travaille dans un autre type de lieu',
      'يعمل في مكان من نوع آخر',
    ),
  },
  {
    key: 'role.same',
    label: t('Does similar work', 'Hace un trabajo parecido', 'Fait un travail semblable', 'يقوم بعمل مشابه'),
  },
  {
    key: 'stage.same',
    label: t(
      'Is at a similar point in their career',
      'Está en un momento parecido de su carrera',
      'En est à peu près au même point de sa carrière',
      'في مرحلة مهنية مشابهة',
    ),
  },
  {
    key: 'stage.more',
    label: t(
      'Has more experience than I have',
      'Tiene más experiencia que yo',
      'A plus d’expérience que moi',
      'لديه خبرة أكثر مني',
    ),
  },
  {
    key: 'stage.less',
    label: t(
      'Has less experience than I have',
      'Tiene menos experiencia que yo',
      'A moins d’expérience que moi',
      'لديه خبرة أقل مني',
    ),
  },
  {
    key: 'interests.shared',
    label: t(
      'Shares at least one of my interests',
      'Comparte al menos uno de mis intereses',
      'Partage au moins un de mes centres d’intérêt',
      'يشاركني اهتمامًا واحدًا على الأقل',
    ),
  },
  {
    key: 'contactWays.shared',
    label: t(
      'Likes the same ways of keeping in touch',
      'Prefiere los mismos medios de contacto',
      'Aime les mêmes moyens de contact',
      'يفضّل وسائل التواصل نفسها',
    ),
  },
  {
    key: 'zone.near',
    label: t(
      'Lives within four hours of my time zone',
      'Vive a menos de cuatro horas de mi zona horaria',
      'Vit à quatre heures de décalage au plus',
      'يعيش ضمن أربع ساعات من منطقتي الزمنية',
    ),
  },
  {
    key: 'zone.far',
    label: t(
      'Lives far from my time zone',
      'Vive lejos de mi zona horaria',
      'Vit loin de mon fuseau horaire',
      'يعيش بعيدًا عن منطقتي الزمنية',
    ),
  },
  {
    key: 'region.africa',
    label: t('Lives in Africa', 'Vive en África', 'Vit en Afrique', 'يعيش في أفريقيا'),
  },
  {
    key: 'region.americas',
    label: t('Lives in the Americas', 'Vive en América', 'Vit en Amérique', 'يعيش في الأمريكتين'),
  },
  {
    key: 'region.asia',
    label: t('Lives in Asia', 'Vive en Asia', 'Vit en Asie', 'يعيش في آسيا'),
  },
  {
    key: 'region.europe',
    label: t('Lives in Europe', 'Vive en Europa', 'Vit en Europe', 'يعيش في أوروبا'),
  },
  {
    key: 'region.oceania',
    label: t('Lives in Oceania', 'Vive en Oceanía', 'Vit en Océanie', 'يعيش في أوقيانوسيا'),
  },
];
