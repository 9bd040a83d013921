import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `A boy came to the desk and asked for "the book with the fox". I found four. He shook his head at each of them. Then he said a word I did not know, and drew a fox with nine tails.

We had no book with that fox. We had, in fact, no book in the language in which he had been told about it, although eleven families in our town speak it at home. I had bought for the readers I could hear, and they had been quiet.

## A shelf by the people who read it

Buying in a language one does not read is like shopping with the lights out. We made all the mistakes. We bought translations of the books we already had. We bought from one supplier, who sent us what he could not sell. We put everything on a shelf marked **Foreign**, next to the toilets.

Then the boy's grandmother came, looked at the shelf, and laughed until she had to sit down. She took out a novel and told me that it was about tax law. She became our adviser. Six more people followed: a dentist, two students, a bus driver, a tailor, a man who used to be a judge. They choose, we pay, and once a month they meet and quarrel about poetry.

Now the books stand where their subjects are, with a small coloured dot. The shelf by the toilets holds umbrellas.

## Words for things

The harder part was the catalogue. Our system wanted each title in our own alphabet. Nobody who reads those books would look for them like that. It took one stubborn colleague and a long winter to show both scripts, and to let a search in either find the book.

The fox, by the way, arrived in March. The boy read it to me at the desk. I understood the tails.`;

const es = `Un niño vino al mostrador y pidió «el libro del zorro». Encontré cuatro. A cada uno dijo que no con la cabeza. Luego dijo una palabra que yo no conocía y dibujó un zorro de nueve colas.

No teníamos ningún libro con ese zorro. En realidad no teníamos ningún libro en la lengua en que se lo habían contado, aunque once familias del pueblo la hablan en casa. Yo había comprado para los lectores que oía, y ellos habían guardado silencio.

## Un estante hecho por quien lo lee

Comprar en una lengua que no se lee es como comprar a oscuras. Cometimos todos los errores. Compramos traducciones de lo que ya teníamos. Compramos a un solo proveedor, que nos mandó lo que no vendía. Lo pusimos todo en un estante que decía **Extranjero**, junto a los baños.

Entonces vino la abuela del niño, miró el estante y se rió hasta tener que sentarse. Sacó una novela y me explicó que era sobre derecho tributario. Se convirtió en nuestra asesora. La siguieron seis personas: una dentista, dos estudiantes, un conductor de autobús, una modista, un antiguo juez. Eligen, pagamos, y una vez al mes se reúnen y discuten de poesía.

Ahora los libros están con su tema, con un pequeño punto de color. El estante junto a los baños guarda paraguas.

## Palabras para las cosas

Lo más difícil fue el catálogo. El sistema quería cada título en nuestro alfabeto, y nadie que lea esos libros los buscaría así. Hizo falta una colega terca y un largo invierno para mostrar las dos escrituras y para que se pueda buscar en cualquiera.

El zorro, por cierto, llegó en marzo. El niño me lo leyó en el mostrador. Entendí las colas.`;

const fr = `Un garçon est venu à l’accueil demander « le livre avec le renard ». J’en ai trouvé quatre. À chacun, il a fait non de la tête. Puis il a dit un mot que je ne connaissais pas et a dessiné un renard à neuf queues.

Nous n’avions aucun livre avec ce renard. Nous n’avions même aucun livre dans la langue où on le lui avait raconté, bien que onze familles de la ville la parlent à la maison. J’avais acheté pour les lecteurs que j’entendais, et ceux-là s’étaient tus.

## Un rayon fait par ceux qui le lisent

Acheter dans une langue qu’on ne lit pas, c’est faire ses courses dans le noir. Nous avons commis toutes les erreurs. Nous avons acheté des traductions de ce que nous avions déjà. Nous avons acheté chez un seul fournisseur, qui nous a envoyé ses invendus. Nous avons tout mis sur un rayon marqué **Étranger**, à côté des toilettes.

Puis la grand-mère du garçon est venue, a regardé le rayon, et a ri jusqu’à devoir s’asseoir. Elle a sorti un roman et m’a expliqué qu’il traitait de droit fiscal. Elle est devenue notre conseillère. Six autres ont suivi : une dentiste, deux étudiants, un chauffeur de bus, une couturière, un ancien juge. Ils choisissent, nous payons, et une fois par mois ils se retrouvent et se disputent sur la poésie.

Désormais les livres sont avec leur sujet, marqués d’une petite pastille. Le rayon près des toilettes abrite des parapluies.

## Des mots pour les choses

Le plus dur fut le catalogue. Notre système voulait chaque titre dans notre alphabet, et personne, parmi ceux qui lisent ces livres, ne les chercherait ainsi. Il a fallu une collègue têtue et un long hiver pour montrer les deux écritures et permettre de chercher dans l’une ou l’autre.

Le renard, au fait, est arrivé en mars. Le garçon me l’a lu à l’accueil. J’ai compris les queues.`;

const ar = `جاء صبي إلى مكتب الاستقبال وطلب «كتاب الثعلب». وجدت أربعة كتب، فهزّ رأسه رافضًا كل واحد منها. ثم قال كلمة لا أعرفها ورسم ثعلبًا بتسعة أذيال.

لم يكن عندنا كتاب فيه ذلك الثعلب. بل لم يكن عندنا أي كتاب باللغة التي رُويت له بها الحكاية، مع أن إحدى عشرة عائلة في بلدتنا تتكلمها في البيت. كنت أشتري للقراء الذين أسمعهم، أما هؤلاء فكانوا صامتين.

## رفّ يصنعه من يقرؤه

الشراء بلغة لا تقرؤها كالتسوق في الظلام. وقعنا في كل الأخطاء: اشترينا ترجمات لكتب عندنا أصلًا، واشترينا من مورّد واحد أرسل إلينا ما لم يستطع بيعه، ووضعنا كل ذلك على رف كُتب عليه **أجنبي** قرب دورات المياه.

ثم جاءت جدة الصبي، ونظرت إلى الرف، وضحكت حتى اضطرت إلى الجلوس. أخرجت «رواية» وقالت لي إنها كتاب في قانون الضرائب. وصارت مستشارتنا، وتبعها ستة آخرون: طبيبة أسنان وطالبان وسائق حافلة وقاضٍ سابق وخيّاطة. هم يختارون ونحن ندفع، ويجتمعون مرة في الشهر ويتجادلون في الشعر.

صارت الكتب الآن مع موضوعاتها، وعليها نقطة ملونة صغيرة. أما الرف القريب من دورات المياه ففيه مظلات.

## كلمات للأشياء

كان الفهرس أصعب. أراد نظامنا كل عنوان بحروفنا نحن، ولا أحد ممن يقرؤون تلك الكتب يبحث عنها هكذا. احتجنا إلى زميلة عنيدة وشتاء طويل حتى ظهرت الكتابتان معًا، وصار البحث بأي منهما يجد الكتاب.

أما الثعلب فوصل في مارس. قرأه لي الصبي عند المكتب، وفهمت الأذيال.`;

export const manyLanguages: SampleTopic = {
  slug: 'a-fox-with-nine-tails',
  author: 'Haruka Lindqvist-Moe',
  title: t('A fox with nine tails', 'Un zorro de nueve colas', 'Un renard à neuf queues', 'ثعلب بتسعة أذيال'),
  summary: t(
    'How do you choose books in a language you cannot read? A boy, his grandmother and a bus driver show a small library the way.',
    '¿Cómo se eligen libros en una lengua que no se sabe leer? Un niño, su abuela y un conductor de autobús le muestran el camino a una pequeña biblioteca.',
    'Comment choisir des livres dans une langue qu’on ne lit pas ? Un garçon, sa grand-mère et un chauffeur de bus montrent la voie à une petite bibliothèque.',
    'كيف تختار كتبًا بلغة لا تقرؤها؟ صبي وجدته وسائق حافلة يدلّون مكتبة صغيرة على الطريق.',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'Which languages do your readers speak at home, and how do you know?',
      '¿Qué lenguas hablan en casa quienes usan tu biblioteca, y cómo lo sabes?',
      'Quelles langues vos lecteurs parlent-ils à la maison, et comment le savez-vous ?',
      'ما اللغات التي يتكلمها قراؤك في البيت، وكيف تعرف ذلك؟',
    ),
    t(
      'Who chooses the books you cannot read yourself?',
      '¿Quién elige los libros que tú no sabes leer?',
      'Qui choisit les livres que vous ne savez pas lire ?',
      'من يختار الكتب التي لا تستطيع قراءتها؟',
    ),
    t(
      'Can people find a book in their own script?',
      '¿Se puede encontrar un libro en su propia escritura?',
      'Peut-on trouver un livre dans sa propre écriture ?',
      'هل يمكن العثور على كتاب بكتابته الأصلية؟',
    ),
    t(
      'Tell your partner a story from your childhood that you would like to find on a shelf.',
      'Cuéntale a tu colega una historia de tu infancia que te gustaría encontrar en un estante.',
      'Racontez à votre partenaire une histoire de votre enfance que vous aimeriez trouver en rayon.',
      'احكِ لشريكك حكاية من طفولتك تود أن تجدها على رف.',
    ),
  ],
};
