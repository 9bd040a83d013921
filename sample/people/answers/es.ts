import type { AnswerTexts } from './types.ts';

export const spanish: AnswerTexts = {
  work: {
    desk: [
      'Atiendo el mostrador en {employer}. Casi todo el día son preguntas: trámites, horarios y aquella novela que le gustaba a una tía.',
    ],
    children: [
      'Llevo el rincón infantil en {employer}: cuentacuentos, club de deberes y una estantería que eligen los propios niños.',
    ],
    cataloguing: [
      'Catalogo en {employer}, sobre todo publicaciones locales que nadie más ha descrito. Un buen encabezamiento me alegra el día.',
    ],
    collections: ['Elijo los libros en {employer} con poco presupuesto y una lista de deseos larguísima.'],
    teaching: ['En {employer} enseño a buscar y, sobre todo, a dudar de lo que se encuentra.'],
    research: [
      'Apoyo a la investigación en {employer}: datos, acceso abierto y esa búsqueda que ya han intentado seis veces.',
    ],
    systems: [
      'Mantengo en marcha los sistemas en {employer}: el catálogo, los libros electrónicos y la impresora que nadie se atreve a tocar.',
    ],
    heritage: ['Cuido periódicos y fotografías antiguas en {employer}. La humedad es mi gran enemiga.'],
    management: [
      'Dirijo un equipo de nueve personas en {employer}. Entre turnos, goteras y presupuestos, intento seguir cerca de quien lee.',
    ],
    everything: [
      'En {employer} hago un poco de todo en solitario: comprar, catalogar, enseñar, reparar y barrer.',
    ],
    student: ['Curso el último año de la carrera y los sábados ayudo en {employer}.'],
    other: [
      'Mi trabajo en {employer} no tiene un buen nombre: un poco de actividades, un poco de estadísticas y mucho de escuchar.',
    ],
  },
  path: [
    'Estudié geografía, acepté un trabajo de verano ordenando libros y nunca devolví la llave.',
    'Fui docente de primaria ocho años. La biblioteca era la sala donde se veía más feliz a la clase, así que me mudé a ella.',
    'Camino recto: carrera a los veinte, la misma ciudad desde entonces y cinco trabajos muy distintos.',
    'Vengo de una librería. Echo de menos recomendar, pero no la caja.',
    'Empecé conduciendo el bibliobús y un día me pidieron que me quedara dentro.',
    'Periodismo, luego el archivo de un diario, y al final el archivo fue lo único que quedó del diario.',
    'Antes programaba. Aquí se gana menos y me importa más.',
  ],
  studentPath: [
    'Estoy empezando: la carrera casi terminada, dos prácticas y mucha curiosidad.',
    'Llegué desde la literatura y todavía busco qué tipo de biblioteca es la mía.',
  ],
  place: [
    'Vivo en {city}. Desde mi mesa veo el mercado, y los jueves toda la biblioteca huele a pan.',
    '{city} no es grande, pero quien se va vuelve en las fiestas y pasa primero por la biblioteca.',
    'Mi barrio de {city} tiene más escaleras que calles. Nuestro buzón de devoluciones es famoso entre los gatos.',
    'En {city} las lluvias lo deciden todo, también cuánta gente entra a leer el periódico.',
    'Lo primero que notarías en {city} es la luz; lo segundo, que la gente conversa en la calle hasta tarde.',
    'Los estudiantes llenan {city} nueve meses; los otros tres vuelve a ser nuestra.',
    'Al final de casi todas las calles de {city} hay una montaña. Aquí las señas se dan cuesta arriba o cuesta abajo.',
  ],
  hopes: [
    'Espero ver una semana normal en otra biblioteca y mirar la mía con otros ojos.',
    'Alguien con quien hablar con franqueza de lo que no funciona. De éxitos ya tengo bastantes historias.',
    'Ideas para adolescentes: los nuestros desaparecen a los trece.',
    'Sobre todo compañía: trabajo sin nadie al lado y echo de menos hablar del oficio.',
    'Quisiera practicar otra lengua sin miedo a equivocarme.',
    'Tal vez hacer algo pequeño en común: el mismo cuento el mismo día en dos continentes.',
    'Saber cómo se las arreglan otros con mucho menos, o mucho más, que nosotros.',
  ],
};
