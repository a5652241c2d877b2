"""English, as news writes it. The lists were made by hand from the closed classes of the language."""

from briefing.lang.lexicon import Lexicon, words

_PRONOUNS = (
    "he she it they this that these those him her them his hers its their theirs such both neither none others so"
)
_ARTICLES = "the a an some any each every all most many few several another no one two three four five six"
_PREPOSITIONS = """
    about above across after against along amid among around as at before behind below beside between beyond by
    despite down during except for from in inside into like near of off on onto out outside over past per since
    through throughout to toward towards under until up upon via with within without
"""
_CONJUNCTIONS = (
    "and but or nor yet because if unless while whereas although though when whenever where once whether until"
)
_ADVERBS = """
    also still then there here now today yesterday tomorrow meanwhile however instead moreover nevertheless
    therefore thus later earlier soon only even just not never
"""
_AUXILIARIES = (
    "is are was were be been being am has have had having do does did will would can could may might must shall should"
)

LEXICON = Lexicon(
    titles=words("""
        Mr. Mrs. Ms. Mx. Dr. Drs. Prof. Rev. Fr. Hon. Pres. Gov. Sen. Sens. Rep. Reps. Amb. Sec. Gen. Lt. Col.
        Maj. Capt. Cmdr. Adm. Sgt. Cpl. Pvt. Brig. Supt. Insp. Det. Msgr. Messrs. Mt. Ft. cf. e.g. i.e. viz.
        approx. vs. v. al. Esq. op. cit. Gens. Profs. Cllr. Atty. Sra. Sr. Ave. Art. Fig. Vol. pp. ca. c. est.
    """),
    maybe_final=words("""
        U.S. U.N. U.K. E.U. D.C. U.S.A. U.A.E. Jr. Inc. Corp. Co. Ltd. Bros. St. Rd. Blvd. L.A. N.Y. Yahoo!
        Jeopardy! Assn. Dept. Univ. Cos. P.L.C. LLC.
    """),
    often_final=words("""
        etc. Ph.D. M.D. B.A. M.A. B.C. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. km. kg. mph.
        lb. lbs. ft. min. sec. hr. hrs. p.c. S.A. L.P. N.V. B.V.
    """),
    before_number=words("""
        a.d. no. nos. art. fig. vol. p. pp. ch. sec. est. ca. c. jan. feb. mar. apr. jun. jul. aug. sep. sept.
        oct. nov. dec.
    """),
    clock=words("a.m. p.m. am. pm. A.M. P.M."),
    after_clock=words("""
        monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday eastern central
        mountain pacific atlantic et ct mt pt est edt gmt utc bst cet local greenwich london paris moscow kyiv
        tokyo beijing january february march april may june july august september october november december
    """),
    lettered=words("""
        vitamin vitamins group grade plan hepatitis class type category section part appendix exhibit block gate
        team option phase
    """),
    starters=words(f"""
        {_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_ADVERBS} {_AUXILIARIES} i you we my your our
        who what which why how whose officials police prosecutors critics analysts experts nobody everyone
        someone nothing according asked last next more less much
    """),
    pronouns=words("""
        he she it they this that these those him her them his hers its their theirs such both neither none so
    """),
    connectives=words("""
        for_example after_that since_then despite_this despite_that as_a_result by_contrast in_contrast
        according_to_him according_to_her according_to_them for_his_part for_her_part for_their_part one_of_them
        the_latter the_former others another both_of_them in_turn by_then at_that_point until_then and but or
        nor yet so because instead however therefore thus moreover furthermore nevertheless nonetheless also
        then still otherwise besides likewise similarly consequently hence meanwhile
    """),
    determiners=words("the this that these those such his her its their both"),
    abstract_nouns=words("""
        accusation allegation charge claim comment remark statement warning threat decision plan proposal policy
        strategy measure move operation attack strike raid deal agreement talk negotiation dialogue conversation
        call request demand offer order ruling law bill rule idea approach effort campaign crackdown crisis
        situation issue case incident event result outcome news announcement report figure number trend change
        step action response reaction argument dispute row question answer pair group leader president official
        government agency ministry
    """),
    verbs_of_saying=words("""
        say says said saying tell tells told telling ask asks asked asking add adds added adding warn warns
        warned warning reply replies replied answer answers answered claim claims claimed insist insists
        insisted argue argues argued write writes wrote shout shouts shouted call called declare declares
        declared announce announces announced state states stated note notes noted explain explains explained
        admit admits admitted deny denies denied recall recalls recalled joke joked whisper whispered cry cried
        continue continued conclude concluded demand demanded suggest suggests suggested accuse accuses accused
        confirm confirms confirmed describe described predict predicted
    """),
    stopwords=words(f"""
        {_PRONOUNS} {_ARTICLES} {_PREPOSITIONS} {_CONJUNCTIONS} {_ADVERBS} {_AUXILIARIES} i you we me us my your
        our who what which why how whose s t
    """),
)
