/** Comments that people might write under a topic of the sample programme, in their own languages. */
export interface SampleComment {
  /** Slug of the topic. */
  topic: string;
  /** Days since the topic came. */
  day: number;
  locale: 'en' | 'es' | 'fr' | 'ar';
  /** The numbered question that it answers. */
  question?: number;
  /** The index in this list of the comment that it answers. */
  answers?: number;
  likes?: number;
  /** Markdown. */
  body: string;
}

export const sampleComments: readonly SampleComment[] = [
  {
    topic: 'the-first-door',
    day: 1,
    locale: 'en',
    question: 1,
    likes: 5,
    body: 'A poster that says “No food, no phones, no running”. I had walked past it for six years. On Monday I went in with my eyes half shut, as you asked, and it was the *only* thing I saw.',
  },
  {
    topic: 'the-first-door',
    day: 1,
    locale: 'es',
    question: 1,
    likes: 3,
    body: 'Lo primero que se ve en la nuestra es la espalda de quien atiende: el mostrador mira hacia los estantes. Mañana lo giramos.',
  },
  {
    topic: 'the-first-door',
    day: 2,
    locale: 'en',
    answers: 1,
    likes: 2,
    body: 'We turned ours last winter. Tell us how it goes! With us the nicest thing was that people began to say good morning.',
  },
  {
    topic: 'the-first-door',
    day: 3,
    locale: 'fr',
    likes: 1,
    body: 'Chez nous la porte est belle, mais il faut connaître le code. Personne ne se souvient de qui l’a demandé, ce code.',
  },
  {
    topic: 'the-first-door',
    day: 4,
    locale: 'en',
    answers: 3,
    body: 'I would ask in the next meeting: *who* would miss it?',
  },
  {
    topic: 'the-first-door',
    day: 5,
    locale: 'ar',
    question: 2,
    likes: 4,
    body: 'وضعنا كرسيًا عند الباب. كرسي واحد فقط، لمن ينتظر أمه أو يستريح من الدرج. لم نشترِ في هذا العام شيئًا أنفع منه.',
  },
  {
    topic: 'the-first-door',
    day: 6,
    locale: 'en',
    answers: 5,
    likes: 1,
    body: 'A chair! Ours is a step that is too high for everybody over seventy. I have measured it now: 23 cm.',
  },
  {
    topic: 'letting-books-go',
    day: 1,
    locale: 'en',
    question: 1,
    likes: 2,
    body: 'In my school library the rule is mine alone, and that is the trouble. This term I ask two pupils to stand beside me and to argue.',
  },
  {
    topic: 'letting-books-go',
    day: 2,
    locale: 'fr',
    question: 1,
    likes: 4,
    body: 'Cinq ans sans prêt, puis deux collègues regardent, puis un mois sur un chariot près de l’entrée : « dernière chance ». Un livre sur dix repart avec quelqu’un.',
  },
  {
    topic: 'letting-books-go',
    day: 3,
    locale: 'es',
    answers: 8,
    body: 'Me quedo con lo de la última oportunidad. ¿Qué hacen con los que tienen dedicatoria?',
  },
  {
    topic: 'letting-books-go',
    day: 4,
    locale: 'fr',
    answers: 9,
    likes: 1,
    body: 'Nous les montrons une fois à la famille, quand nous la trouvons. Deux fois sur trois, elle les reprend.',
  },
  {
    topic: 'letting-books-go',
    day: 5,
    locale: 'en',
    body: 'We have no space and no rule, only a director who says that every book is a promise. Has anybody found the words for that talk?',
  },
  {
    topic: 'letting-books-go',
    day: 6,
    locale: 'en',
    answers: 11,
    likes: 3,
    body: 'Not words, but a photograph: the shelf before and after. In the second one you can see the spines. She looked for a long time and then asked for the trolley.',
  },
  {
    topic: 'a-fox-with-nine-tails',
    day: 1,
    locale: 'en',
    question: 1,
    likes: 2,
    body: 'I asked the barber next door. He knew eleven languages of this street; our membership form knew three.',
  },
  {
    topic: 'a-fox-with-nine-tails',
    day: 1,
    locale: 'ar',
    question: 1,
    body: 'نسأل الأطفال: بأي لغة تحكي لك جدتك الحكايات؟ يجيبون فورًا، أما الكبار فيظنون أننا نريد اللغة الرسمية.',
  },
  {
    topic: 'a-fox-with-nine-tails',
    day: 2,
    locale: 'es',
    answers: 14,
    likes: 2,
    body: '¡Qué pregunta tan buena! Mañana la hago en el taller del sábado.',
  },
];
