import type { Form } from './wordsFor.ts';

/** The forms on a person's pages, both under the application and under the person. */
export const aboutPeople = (at: { application: number; person: number }): Readonly<Record<string, Form>> =>
  Object.fromEntries(
    [
      ['/workbench/applications/:id', { id: at.application }] as const,
      ['/workbench/everybody/:person', { person: at.person }] as const,
    ].flatMap(([base, where]): [string, Form][] => [
      [`programme ${base}/address`, { words: ['address'], at: where }],
      [
        `programme ${base}/details`,
        {
          words: ['name', 'called', 'pronunciation'],
          more: { locale: 'en', zone: 'Europe/Rome' },
          at: where,
        },
      ],
      [`programme ${base}/notes`, { words: ['note'], at: where }],
      [`programme ${base}/tags`, { words: ['tag'], at: where }],
    ]),
  );
