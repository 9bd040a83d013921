import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `We inherited two thousand glass negatives from a photographer who wrote nothing down. Weddings, cattle, a flood, a great many serious babies. For sixty years they lay in a cupboard, catalogued as *Views, various*.

Last winter we printed a hundred of them, hung them on strings across the reading room, and left pencils. That was the whole plan.

## The first afternoon

Nobody wrote anything for two hours. Then a woman of about eighty stood still in front of a wedding and said, quite loudly, "That hat was borrowed." By closing time we had nineteen names, a quarrel about a bridge, and the borrowed hat's true owner.

After a month, sixty-one photographs had names. People came from other towns. A man travelled four hours to see his father at the age of six, leading a goat, and stood there so long that we brought him a chair.

## What we had not thought of

Not everyone wishes to be found. One picture shows a young woman in front of a house that the town prefers not to talk about. Her niece asked us to take it down. Her grandson asked us to leave it up. We took it down, asked them both to tea, and listened. It now lies in an envelope that can be opened on request, with two notes in it, one from each.

We had not thought, either, about who was missing. The photographer went to people who paid. The families in the tents by the river appear only once, at the edge, blurred. We have begun to record their grandchildren's stories instead. A sound file does not hang on a string, but people sit down for it.

Memory is not what we keep in the cupboard. It is what happens when somebody stops in front of it.`;

const es = `Heredamos dos mil negativos de vidrio de un fotógrafo que no anotaba nada. Bodas, ganado, una inundación y muchísimos bebés serios. Sesenta años estuvieron en un armario, catalogados como *Vistas, varias*.

El invierno pasado imprimimos cien, los colgamos de cuerdas en la sala de lectura y dejamos lápices. Ese era todo el plan.

## La primera tarde

En dos horas nadie escribió nada. Entonces una mujer de unos ochenta años se detuvo ante una boda y dijo en voz bien alta: «Ese sombrero era prestado». Al cierre teníamos diecinueve nombres, una discusión sobre un puente y a la verdadera dueña del sombrero.

Al mes, sesenta y una fotografías tenían nombres. Vino gente de otros pueblos. Un hombre viajó cuatro horas para ver a su padre a los seis años, con una cabra, y se quedó tanto rato de pie que le llevamos una silla.

## Lo que no habíamos pensado

No todo el mundo quiere que lo encuentren. Una imagen muestra a una joven delante de una casa de la que el pueblo prefiere no hablar. Su sobrina pidió que la quitáramos. Su nieto, que la dejáramos. La quitamos, los invitamos a tomar té y escuchamos. Ahora está en un sobre que se abre a petición, con dos notas dentro, una de cada quien.

Tampoco habíamos pensado en quiénes faltaban. El fotógrafo iba con quien pagaba. Las familias de las tiendas junto al río aparecen una sola vez, en el borde, borrosas. Hemos empezado a grabar los relatos de sus nietos. Un archivo de sonido no cuelga de una cuerda, pero la gente se sienta a oírlo.

La memoria no es lo que guardamos en el armario. Es lo que pasa cuando alguien se detiene delante.`;

const fr = `Nous avons hérité de deux mille négatifs sur verre d’un photographe qui ne notait rien. Des mariages, du bétail, une inondation et quantité de bébés sérieux. Soixante ans dans un placard, catalogués *Vues, diverses*.

L’hiver dernier, nous en avons tiré cent, les avons suspendus à des ficelles dans la salle de lecture, et avons laissé des crayons. C’était tout le plan.

## Le premier après-midi

Pendant deux heures, personne n’a rien écrit. Puis une femme d’environ quatre-vingts ans s’est arrêtée devant un mariage et a dit bien fort : « Ce chapeau était prêté. » À la fermeture, nous avions dix-neuf noms, une dispute à propos d’un pont, et la vraie propriétaire du chapeau.

Au bout d’un mois, soixante et une photographies avaient des noms. On venait d’autres villes. Un homme a fait quatre heures de route pour voir son père à six ans, tenant une chèvre, et il est resté si longtemps debout que nous lui avons apporté une chaise.

## Ce à quoi nous n’avions pas pensé

Tout le monde ne souhaite pas être retrouvé. Une image montre une jeune femme devant une maison dont la ville préfère ne pas parler. Sa nièce a demandé qu’on la retire. Son petit-fils, qu’on la laisse. Nous l’avons retirée, les avons invités à prendre le thé, et avons écouté. Elle est maintenant dans une enveloppe que l’on ouvre sur demande, avec deux mots, un de chacun.

Nous n’avions pas non plus pensé aux absents. Le photographe allait chez ceux qui payaient. Les familles des tentes près de la rivière n’apparaissent qu’une fois, au bord, floues. Nous enregistrons désormais les récits de leurs petits-enfants. Un son ne se suspend pas à une ficelle, mais on s’assied pour l’écouter.

La mémoire n’est pas ce que nous gardons au placard. C’est ce qui arrive quand quelqu’un s’arrête devant.`;

const ar = `ورثنا ألفي صورة سلبية على الزجاج من مصوّر لم يكن يكتب شيئًا: أعراس وماشية وفيضان وعدد كبير من الرضّع الجادّين. بقيت ستين عامًا في خزانة، مفهرسة تحت عنوان «مناظر متنوعة».

في الشتاء الماضي طبعنا مئة منها، وعلقناها على خيوط في قاعة المطالعة، وتركنا أقلام رصاص. كانت تلك هي الخطة كلها.

## العصر الأول

مرت ساعتان ولم يكتب أحد شيئًا. ثم وقفت امرأة في نحو الثمانين أمام صورة عرس وقالت بصوت عالٍ: «تلك القبعة كانت مستعارة». وعند الإغلاق كان لدينا تسعة عشر اسمًا، وخلاف حول جسر، وصاحبة القبعة الحقيقية.

بعد شهر كانت إحدى وستون صورة قد عُرف أصحابها. جاء الناس من بلدات أخرى. وسافر رجل أربع ساعات ليرى أباه وهو في السادسة يقود عنزة، ووقف طويلًا حتى أحضرنا له كرسيًا.

## ما لم نفكر فيه

ليس كل إنسان يريد أن يُعثر عليه. في إحدى الصور شابة أمام بيت تفضّل البلدة ألا تتحدث عنه. طلبت ابنة أخيها أن نزيلها، وطلب حفيدها أن نبقيها. أزلناها ودعوناهما إلى الشاي وأصغينا. وهي الآن في ظرف يُفتح عند الطلب، ومعها ورقتان، واحدة من كل منهما.

ولم نفكر أيضًا فيمن غابوا. كان المصور يذهب إلى من يدفع. أما عائلات الخيام قرب النهر فلا تظهر إلا مرة واحدة عند طرف الصورة، غير واضحة. بدأنا نسجّل حكايات أحفادهم بدلًا من ذلك. الملف الصوتي لا يعلَّق على خيط، لكن الناس يجلسون ليسمعوه.

ليست الذاكرة ما نحفظه في الخزانة، بل ما يحدث حين يقف أحد أمامه.`;

export const unnamed: SampleTopic = {
  slug: 'that-hat-was-borrowed',
  author: 'Ciro Valdemarsson',
  title: t(
    '“That hat was borrowed”',
    '«Ese sombrero era prestado»',
    '« Ce chapeau était prêté »',
    '«تلك القبعة كانت مستعارة»',
  ),
  summary: t(
    'Two thousand photographs without a name, some string and a box of pencils: what happens when a library asks its town to remember, and when somebody would rather not.',
    'Dos mil fotografías sin nombre, unas cuerdas y una caja de lápices: qué ocurre cuando una biblioteca le pide a su pueblo que recuerde, y cuando alguien prefiere que no.',
    'Deux mille photographies sans nom, de la ficelle et des crayons : ce qui arrive quand une bibliothèque demande à sa ville de se souvenir, et quand quelqu’un n’y tient pas.',
    'ألفا صورة بلا أسماء وخيوط وعلبة أقلام: ماذا يحدث حين تطلب مكتبة من بلدتها أن تتذكر، وحين يفضّل أحدهم ألا يفعل.',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'What lies unnamed in your cupboards?',
      '¿Qué hay sin nombre en tus armarios?',
      'Qu’est-ce qui dort sans nom dans vos placards ?',
      'ما الذي يرقد بلا اسم في خزائنكم؟',
    ),
    t(
      'Who is missing from your local collection, and why?',
      '¿Quién falta en tu fondo local, y por qué?',
      'Qui manque dans votre fonds local, et pourquoi ?',
      'من الغائب عن مجموعتكم المحلية ولماذا؟',
    ),
    t(
      'Would you have taken the picture down?',
      '¿Habrías quitado la fotografía?',
      'Auriez-vous retiré la photographie ?',
      'هل كنت ستزيل الصورة؟',
    ),
    t(
      'Who in your community remembers what is not written anywhere?',
      '¿Quién recuerda en tu comunidad lo que no está escrito en ninguna parte?',
      'Qui, chez vous, se souvient de ce qui n’est écrit nulle part ?',
      'من في مجتمعك يتذكر ما لم يُكتب في أي مكان؟',
    ),
  ],
};
