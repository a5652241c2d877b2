"""Spanish, as news writes it. The lists were made by hand from the closed classes of the language."""

from briefing.lang.lexicon import Lexicon, words

_PRONOUNS = """
    él ella ello ellos ellas esto eso aquello este esta estos estas ese esa esos esas aquel aquella aquellos
    aquellas éste ésta ése ésa le les lo la los las se su sus suyo suya tal tales ambos ambas así
"""
_ARTICLES = """
    el la los las un una unos unas algún alguna algunos algunas cada todo toda todos todas muchos muchas pocos
    pocas varios varias otro otra otros otras ningún ninguna dos tres cuatro cinco seis
"""
_PREPOSITIONS = """
    a al ante bajo con contra de del desde durante en entre excepto hacia hasta mediante para por según sin so
    sobre tras
"""
_CONJUNCTIONS = "y e o u pero sino mas aunque porque si cuando mientras donde como que ni pues luego"
_ADVERBS = """
    también tampoco ya aún todavía entonces ahora hoy ayer mañana antes después además luego aquí allí ahí no
    nunca jamás sólo solo más menos muy casi
"""
_AUXILIARIES = """
    es son era eran fue fueron ser sido siendo está están estaba estaban ha han había habían haber hay hubo habrá
    será serán puede pueden podría debe deben
"""

LEXICON = Lexicon(
    titles=words("""
        Sr. Sra. Srta. Sres. Sras. Dr. Dra. Dres. Dras. Prof. Profa. Lic. Licda. Ing. Arq. Abg. Mtro. Mtra.
        Gral. Cnel. Cap. Cmte. Tte. Sgto. Alm. Mons. Pbro. Rev. Fr. D. Dña. Dª. Excmo. Excma. Ilmo. Ilma. Hno.
        Hna. Sto. Sta. Ma. Mª. Gob. Sen. Dip. Min. Pdte. Pdta. Cf. cf. p. ej. ej. vid. v. vs. aprox. núm. n.
        art. arts. pág. págs. Av. Avda. Blvd. Bulev. col. C.P. c. C/. Bs. S/. S. tel. Tel. al. fig. vol. cap.
        ed. Ed. Edif. Dpto. Depto. Prov. Mpio. Col. Mr. Mrs. Ms. St.
    """),
    maybe_final=words("""
        EE._UU. EE.UU. EEUU. E.U. U.S. R._U. RR._HH. RR.HH. FF._AA. FF.AA. JJ._OO. JJ.OO. CC._OO. CC.OO. CC._AA.
        CC.AA. DD._HH. DD.HH. SS._MM. AA._VV. D.F. D._F. D.C. O.N.U. O._N._U. U.E. Inc. Corp. Ltd. Co. Jr.
        Yahoo! Ltda. Hnos. Cía.
    """),
    often_final=words("""
        etc. a._C. d._C. a.C. d.C. S._A. S.A. S._L. S.L. Ph.D. Ph._D. C._V. C.V. km. kg. m. cm. h. min. seg.
        ene. feb. mar. abr. may. jun. jul. ago. sep. sept. set. oct. nov. dic.
    """),
    before_number=words("""
        km. no. nos. n. núm. art. arts. pág. págs. fig. vol. cap. tel. aprox. ene. feb. mar. abr. may. jun. jul.
        ago. sep. sept. set. oct. nov. dic. bs. s/. c.p.
    """),
    clock=words("a._m. p._m. a.m. p.m."),
    after_clock=words("hora horas lunes martes miércoles jueves viernes sábado domingo gmt utc et est"),
    lettered=words("""
        vitamina vitaminas grupo grado plan hepatitis clase tipo categoría sección parte anexo bloque puerta
        equipo opción fase pabellón
    """),
    starters=words(f"""
        {_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_ADVERBS} {_AUXILIARIES} yo tú usted ustedes
        nosotros nosotras mi tu nuestro nuestra quien quienes qué quién cómo cuándo dónde cuál cuánto nadie
        alguien nada dijo dijeron agregó añadió funcionarios autoridades analistas expertos críticos policía
        fiscalía
    """),
    pronouns=words("""
        él ella ello ellos ellas esto eso aquello éste ésta éstos éstas ése ésa aquél le les lo su sus tal tales
        ambos ambas así este esta esos esas
    """),
    connectives=words("""
        por_ejemplo a_pesar_de_ello a_pesar_de_eso desde_entonces hasta_entonces a_su_juicio por_su_parte
        uno_de_ellos una_de_ellas otro otra otros otras a_su_vez como_resultado en_consecuencia por_el_contrario
        en_ese_momento para_entonces con_todo aun_así de_hecho es_decir y e o u pero sino aunque porque pues así
        también tampoco además entonces luego después sin_embargo no_obstante por_eso por_ello por_tanto
        en_cambio asimismo incluso mientras
    """),
    determiners=words("""
        el la los las este esta estos estas ese esa esos esas aquel aquella dicho dicha dichos dichas su sus tal
        tales ambos ambas
    """),
    abstract_nouns=words("""
        acusación señalamiento imputación cargo afirmación comentario declaración palabra advertencia amenaza
        decisión plan propuesta política estrategia medida movimiento operación operativo ataque bombardeo
        redada acuerdo pacto conversación negociación diálogo llamada petición exigencia oferta orden fallo ley
        norma idea enfoque esfuerzo campaña ofensiva crisis situación asunto tema caso incidente suceso hecho
        resultado noticia anuncio informe cifra número tendencia cambio paso acción respuesta reacción argumento
        disputa pregunta mandatario presidente gobernante líder funcionario gobierno agencia ministerio
        dirigente jefe
    """),
    verbs_of_saying=words("""
        dice dicen dijo dijeron diciendo cuenta contó relató añade añadió agrega agregó pregunta preguntó
        preguntaron responde respondió respondieron contesta contestó advierte advirtió advirtieron afirma
        afirmó afirmaron asegura aseguró aseguraron insiste insistió sostiene sostuvo señala señaló señalaron
        explica explicó escribe escribió grita gritó gritaron declara declaró anuncia anunció admite admitió
        reconoce reconoció niega negó recuerda recordó reclama reclamó exige exigió sugiere sugirió acusa acusó
        confirma confirmó describe describió denuncia denunció expresa expresó manifestó indicó precisó apuntó
        subrayó concluyó murmuró bromeó criticó lamentó
    """),
    stopwords=words(f"""
        {_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_ADVERBS} {_AUXILIARIES} yo tú me te nos mi tu
        nuestro nuestra quien quienes cual cuales cuyo cuya qué quién cómo cuándo dónde
    """),
)
