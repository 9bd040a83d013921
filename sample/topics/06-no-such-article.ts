import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `The student was polite and in a hurry. She needed an article by Friday: author, year, volume, page. It took me twenty minutes to be sure that it had never been written.

The journal was real. The author was real, and tired of such letters. The title was so good that I should have liked to read it. She had asked a program for sources, and it had given her what a source looks like.

I used to begin my classes with *how to search*. I have moved that to the second hour. The first hour is now called *Does it exist?* Everybody gets six references on a slip of paper. Two are true, two are invented, and two are true but say the opposite of what the sentence claims. People find the invented ones quickly and with pleasure. The last two divide the room.

## Neither oracle nor enemy

I use these tools myself. One of them describes our maps well enough that a blind reader can choose among them. One drafts the letters I put off. My colleague in interlending keeps a list of the ones that fooled her, and the list is pinned up in the kitchen, next to the milk rota.

What worries me is not the mistake. Books are full of mistakes. It is that the mistake comes without an address. When a printed encyclopaedia was wrong about our town, I could write to somebody, and once they even answered.

## What we promise

So our team wrote down four lines. We say when a machine has helped us. We check what we pass on. We do not put readers' questions into a tool that keeps them. And we say "I don't know" aloud, so that people remember what it sounds like.

The student got a good mark, by the way. She wrote about the article that did not exist.`;

const es = `La estudiante era amable y tenía prisa. Necesitaba un artículo para el viernes: autor, año, volumen, página. Tardé veinte minutos en estar segura de que nadie lo había escrito.

La revista existía. El autor existía, y estaba harto de esas cartas. El título era tan bueno que me habría gustado leerlo. Ella le había pedido fuentes a un programa, y este le dio algo con aspecto de fuente.

Antes empezaba mis clases por *cómo buscar*. Lo he pasado a la segunda hora. La primera se llama ahora *¿Existe?* Reparto seis referencias en un papel: dos verdaderas, dos inventadas, y dos verdaderas que dicen lo contrario de lo que la frase afirma. Las inventadas se encuentran pronto y con gusto. Las dos últimas dividen la sala.

## Ni oráculo ni enemigo

Yo también uso estas herramientas. Una describe nuestros mapas lo bastante bien para que un lector ciego pueda elegir entre ellos. Otra me redacta las cartas que voy dejando. Mi colega de préstamo entre bibliotecas lleva una lista de las veces que la engañaron, y está en la cocina, junto al turno de la leche.

Lo que me preocupa no es el error. Los libros están llenos de errores. Es que el error llega sin dirección. Cuando una enciclopedia impresa se equivocaba sobre nuestro pueblo, yo podía escribir a alguien, y una vez hasta contestaron.

## Lo que prometemos

Así que escribimos cuatro líneas. Decimos cuándo nos ayudó una máquina. Comprobamos lo que entregamos. No ponemos las preguntas de la gente en una herramienta que las guarde. Y decimos «no lo sé» en voz alta, para que se recuerde cómo suena.

La estudiante sacó buena nota, por cierto. Escribió sobre el artículo que no existía.`;

const fr = `L’étudiante était polie et pressée. Il lui fallait un article pour vendredi : auteur, année, volume, page. J’ai mis vingt minutes à être sûre qu’il n’avait jamais été écrit.

La revue existait. L’auteur existait, et il en avait assez de ces lettres. Le titre était si bon que j’aurais aimé le lire. Elle avait demandé des sources à un programme, et il lui avait donné ce à quoi ressemble une source.

Je commençais mes cours par *comment chercher*. C’est passé à la deuxième heure. La première s’appelle maintenant *Est-ce que cela existe ?* Chacun reçoit six références sur un papier : deux vraies, deux inventées, et deux vraies qui disent le contraire de ce que la phrase affirme. On trouve les inventées vite et avec plaisir. Les deux dernières divisent la salle.

## Ni oracle ni ennemi

J’utilise moi-même ces outils. L’un décrit nos cartes assez bien pour qu’un lecteur aveugle puisse choisir. Un autre rédige les lettres que je remets à plus tard. Ma collègue du prêt entre bibliothèques tient la liste de ceux qui l’ont trompée ; elle est affichée dans la cuisine, à côté du tour de lait.

Ce qui m’inquiète n’est pas l’erreur. Les livres sont pleins d’erreurs. C’est que l’erreur arrive sans adresse. Quand une encyclopédie imprimée se trompait sur notre ville, je pouvais écrire à quelqu’un, et une fois on m’a même répondu.

## Ce que nous promettons

Nous avons donc écrit quatre lignes. Nous disons quand une machine nous a aidés. Nous vérifions ce que nous transmettons. Nous ne confions pas les questions des lecteurs à un outil qui les garde. Et nous disons « je ne sais pas » tout haut, pour qu’on se souvienne du son que cela fait.

L’étudiante a eu une bonne note, au fait. Elle a écrit sur l’article qui n’existait pas.`;

const ar = `كانت الطالبة مهذبة ومستعجلة. أرادت مقالًا قبل الجمعة: المؤلف والسنة والمجلد والصفحة. واحتجت إلى عشرين دقيقة لأتأكد من أن أحدًا لم يكتبه قط.

المجلة حقيقية. والمؤلف حقيقي، وقد تعب من هذه الرسائل. وكان العنوان جميلًا حتى تمنيت قراءته. طلبت الطالبة مصادر من برنامج، فأعطاها ما يشبه المصدر.

كنت أبدأ دروسي بـ«كيف نبحث»، ونقلت ذلك إلى الساعة الثانية. أما الأولى فاسمها الآن «هل هو موجود؟». يأخذ كل واحد ورقة فيها ستة مراجع: اثنان صحيحان، واثنان مختلقان، واثنان صحيحان لكنهما يقولان عكس ما تزعمه الجملة. يجد الناس المختلق بسرعة ومتعة، أما الأخيران فينقسم حولهما الصف.

## لا عرّاف ولا عدوّ

أستعمل هذه الأدوات أنا أيضًا. إحداها تصف خرائطنا وصفًا يكفي ليختار منها قارئ كفيف، وأخرى تكتب مسوّدات الرسائل التي أؤجلها. وزميلتي في الإعارة المتبادلة تحتفظ بقائمة بما خدعها منها، معلقة في المطبخ بجانب جدول شراء الحليب.

لا يقلقني الخطأ، فالكتب مليئة بالأخطاء. يقلقني أن الخطأ يصل بلا عنوان. حين كانت موسوعة مطبوعة تخطئ في شأن بلدتنا كنت أستطيع أن أكتب إلى أحد، وقد أجابوا مرة.

## ما نعد به

لذلك كتب فريقنا أربعة أسطر: نقول متى ساعدتنا آلة. ونتحقق مما ننقله. ولا نضع أسئلة القراء في أداة تحتفظ بها. ونقول «لا أعرف» بصوت مسموع حتى يتذكر الناس كيف تبدو.

وقد نالت الطالبة علامة جيدة، بالمناسبة. كتبت عن المقال الذي لم يكن موجودًا.`;

export const noSuchArticle: SampleTopic = {
  slug: 'no-such-article',
  author: 'Tereza Abiola-Winter',
  title: t('No such article', 'Ese artículo no existe', 'Cet article n’existe pas', 'لا يوجد مقال كهذا'),
  summary: t(
    'A reference that looks perfect and was never written. How do we teach doubt without teaching despair, and what do we promise our readers about machines?',
    'Una referencia perfecta que nadie escribió. ¿Cómo enseñar a dudar sin enseñar a desesperar, y qué prometemos sobre las máquinas?',
    'Une référence parfaite, jamais écrite. Comment enseigner le doute sans le désespoir, et que promettons-nous à propos des machines ?',
    'مرجع يبدو كاملًا ولم يُكتب قط. كيف نعلّم الشك دون اليأس، وبماذا نعد قراءنا بشأن الآلات؟',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'What has fooled you lately?',
      '¿Qué te ha engañado últimamente?',
      'Qu’est-ce qui vous a trompé récemment ?',
      'ما الذي خدعك مؤخرًا؟',
    ),
    t(
      'How do you show somebody that a source exists and says what is claimed?',
      '¿Cómo le muestras a alguien que una fuente existe y dice lo que se afirma?',
      'Comment montrez-vous à quelqu’un qu’une source existe et dit bien ce qu’on prétend ?',
      'كيف تُري أحدًا أن المصدر موجود وأنه يقول ما يُنسب إليه؟',
    ),
    t(
      'For what would you use such a tool, and for what never?',
      '¿Para qué usarías una herramienta así, y para qué nunca?',
      'Pour quoi utiliseriez-vous un tel outil, et pour quoi jamais ?',
      'فيمَ تستعمل أداة كهذه، وفيمَ لا تستعملها أبدًا؟',
    ),
    t(
      'Write your own library’s promise in four lines, and swap.',
      'Escribe en cuatro líneas la promesa de tu biblioteca, e intercámbienlas.',
      'Écrivez en quatre lignes la promesse de votre bibliothèque, puis échangez.',
      'اكتب وعد مكتبتك في أربعة أسطر، ثم تبادلاه.',
    ),
  ],
};
