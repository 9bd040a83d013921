import type { SampleLocale } from '../texts.ts';

/** Short letters between partners. `{to}` and `{from}` are the partners' names, `{city}` is the writer's city. */
export type SampleLetter = { locale: SampleLocale; moment: 'first' | 'answer' | 'later'; body: string };

const first = [
  `Dear {to},\n\nSo you are my partner! I read your page twice on the bus. It is raining in {city} and the library is full of people who say they only came in to wait. What does your morning look like?\n\nWarmly,\n{from}`,
  `Hello {to},\n\nI have never written to anyone in your country before, so I will start with the obvious: what is outside your window? Outside mine, in {city}, there is a very old tram and a very new coffee van.\n\n{from}`,
  `Dear {to},\n\nGood to meet you. I am a little nervous about my English, so please be patient with me. I would like to hear how you came to your work. Mine was an accident that lasted.\n\nGreetings from {city},\n{from}`,
  `Hi {to},\n\nThe hours we share seem to be my breakfast and your evening. Shall we try a call next week, or write first? I am happy with either.\n\n{from}`,
];

const answers = [
  `Dear {to},\n\nYour letter made my colleagues laugh: we have the same printer, and it breaks on the same day of the week. I think your idea of letting readers choose the window display could work here. How do you stop the loudest from choosing everything?\n\n{from}`,
  `Hello {to},\n\nThank you for asking about {city}. It is small enough that I meet readers in the bakery and they renew their books there. Do you manage to be off duty when you are off duty?\n\n{from}`,
  `Dear {to},\n\nSorry for the silence: we had the auditors in. They left, we are still open, and I ate an entire cake. Tell me about your reading group, please. How did you get the men to come?\n\n{from}`,
  `Hi {to},\n\nWeekly suits me, with a short line when there is no time for a long one. And yes, let us mix languages. I will be brave if you are.\n\n{from}`,
];

const later = [
  `Dear {to},\n\nI tried it! We put the chairs in a circle instead of rows, as you do. Eleven people stayed after closing and I had to turn the lights off to send them home. Thank you.\n\n{from}`,
  `Hello {to},\n\nI showed this fortnight’s topic to my director. She said nothing for a while and then asked which of the questions you had answered. So now she wants to read your answer. May I show it to her?\n\n{from}`,
  `Dear {to},\n\nI will be away for ten days: my sister is getting married and I have been put in charge of the rice. I will write when I am back.\n\n{from}`,
  `Hi {to},\n\nToday a boy asked whether the library has a book about being from two places. We had one, and it was out. I ordered four more. What would you have given him?\n\n{from}`,
  `Dear {to},\n\nI am thinking of applying for the job I told you about. Would you read my letter? Be strict. You know what I am like about adjectives.\n\n{from}`,
  `Hello {to},\n\nThe postcard arrived! It hangs over the returns desk in {city} and everyone asks who you are. I say: a colleague.\n\n{from}`,
];

const spanish: [SampleLetter['moment'], string][] = [
  [
    'first',
    `Hola, {to}:\n\nAsí que nos ha tocado escribirnos. ¡Qué alegría! Leí tu página dos veces en el autobús. En {city} llueve y la biblioteca está llena de gente que dice que solo entró a esperar. ¿Cómo son tus mañanas?\n\nUn abrazo,\n{from}`,
  ],
  [
    'answer',
    `Hola, {to}:\n\nTu carta hizo reír a todo mi equipo: tenemos la misma impresora y se estropea el mismo día. ¿Cómo evitas que elijan siempre los que más gritan?\n\n{from}`,
  ],
  [
    'later',
    `Hola, {to}:\n\n¡Lo probé! Pusimos las sillas en círculo, como ustedes. Once personas se quedaron después de cerrar y tuve que apagar la luz para que se fueran. Gracias.\n\n{from}`,
  ],
  [
    'later',
    `Hola, {to}:\n\nEstaré fuera diez días: se casa mi hermana y me han encargado el arroz. Te escribo a la vuelta.\n\n{from}`,
  ],
];

const french: [SampleLetter['moment'], string][] = [
  [
    'first',
    `Bonjour {to},\n\nNous voilà donc en binôme, quelle joie ! J’ai lu votre page deux fois dans le bus. Il pleut à {city} et la bibliothèque est pleine de gens qui disent être entrés seulement pour attendre. À quoi ressemblent vos matins ?\n\nBien à vous,\n{from}`,
  ],
  [
    'answer',
    `Bonjour {to},\n\nVotre lettre a fait rire toute l’équipe : nous avons la même imprimante, et elle tombe en panne le même jour. Comment faites-vous pour que les plus bruyants ne choisissent pas tout ?\n\n{from}`,
  ],
  [
    'later',
    `Bonjour {to},\n\nJ’ai essayé ! Nous avons mis les chaises en cercle, comme chez vous. Onze personnes sont restées après la fermeture, et j’ai dû éteindre la lumière pour qu’elles rentrent. Merci.\n\n{from}`,
  ],
  [
    'later',
    `Bonjour {to},\n\nJe serai loin pendant dix jours : ma sœur se marie et on m’a confié le riz. Je vous écris à mon retour.\n\n{from}`,
  ],
];

const arabic: [SampleLetter['moment'], string][] = [
  [
    'first',
    `مرحبًا {to}،\n\nإذن نحن شريكان، يا للفرحة! قرأت صفحتك مرتين في الحافلة. المطر يهطل في {city} والمكتبة مليئة بأناس يقولون إنهم دخلوا لينتظروا فقط. كيف تبدو صباحاتكم؟\n\nمع التحية،\n{from}`,
  ],
  [
    'answer',
    `مرحبًا {to}،\n\nأضحكت رسالتك كل زملائي: عندنا الطابعة نفسها وتتعطل في اليوم نفسه. كيف تمنعون أصحاب الصوت الأعلى من اختيار كل شيء؟\n\n{from}`,
  ],
  [
    'later',
    `مرحبًا {to}،\n\nجرّبت ذلك! وضعنا الكراسي في دائرة كما تفعلون. بقي أحد عشر شخصًا بعد الإغلاق واضطررت إلى إطفاء الضوء ليعودوا إلى بيوتهم. شكرًا.\n\n{from}`,
  ],
  ['later', `مرحبًا {to}،\n\nسأغيب عشرة أيام: أختي تتزوج وقد كُلّفت بالأرز. أكتب بعد عودتي.\n\n{from}`],
];

function inLocale(locale: SampleLocale, letters: [SampleLetter['moment'], string][]): SampleLetter[] {
  return letters.map(([moment, body]) => ({ locale, moment, body }));
}

export const sampleLetters: SampleLetter[] = [
  ...first.map((body): SampleLetter => ({ locale: 'en', moment: 'first', body })),
  ...answers.map((body): SampleLetter => ({ locale: 'en', moment: 'answer', body })),
  ...later.map((body): SampleLetter => ({ locale: 'en', moment: 'later', body })),
  ...inLocale('es', spanish),
  ...inLocale('fr', french),
  ...inLocale('ar', arabic),
];

/** The letter's text with the names and the city in it. */
export function fillLetter(letter: SampleLetter, values: { to: string; from: string; city: string }): string {
  return letter.body.replace(/\{(to|from|city)\}/g, (_, key: 'to' | 'from' | 'city') => values[key]);
}
