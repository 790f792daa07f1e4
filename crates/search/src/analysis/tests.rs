use super::{Stemmed, Stems, Unit, fold, segments, stop_words::is_stop_word};

/// The segments of a text, written down: words as they are, characters with their neighbours.
fn written(text: &str) -> Vec<String> {
    segments(text)
        .map(|segment| match segment.unit {
            Unit::Word(word) => word.to_owned(),
            Unit::Gram { first, second, .. } => String::from_iter(std::iter::once(first).chain(second)),
        })
        .collect()
}

#[test]
fn texts_are_cut_into_words_and_pairs() {
    for (text, expected) in [
        ("Housing co-operatives, 2019", vec!["Housing", "co", "operatives", "2019"]),
        ("l’économie d'Haïti qu'il aujourd’hui", vec!["économie", "Haïti", "il", "aujourd", "hui"]),
        ("the city's don't", vec!["the", "city", "don"]),
        ("협동조합은", vec!["협동", "동조", "조합", "합은", "은"]),
        ("K팝 법", vec!["K", "팝", "법"]),
        (
            "社会的経済ヨーロッパ",
            vec!["社会", "会的", "的経", "経済", "済ヨ", "ヨー", "ーロ", "ロッ", "ッパ", "パ"],
        ),
        ("التَّعَاوُن", vec!["التَّعَاوُن"]),
        ("soft\u{AD}hyphen", vec!["soft\u{AD}hyphen"]),
        ("🙂 !! \u{0}", vec![]),
    ] {
        assert_eq!(written(text), expected, "{text}");
    }
}

#[test]
fn offsets_and_positions_are_true() {
    for text in ["L’été à Séoul 서울의 봄", "ㅎㅏㄴ ﾎﾟｽﾄ e\u{301}cole", "สหกรณ์ออมทรัพย์"]
    {
        let mut last = None;
        for segment in segments(text) {
            let piece = text.get(segment.start..segment.end);
            assert!(piece.is_some_and(|piece| !piece.is_empty()), "{text} {segment:?}");
            assert!(last.is_none_or(|last| last < segment.position), "{text} {segment:?}");
            last = Some(segment.position);
        }
    }
}

#[test]
fn decomposed_hangul_is_the_same_as_composed() {
    let jamo = "\u{1112}\u{1167}\u{11B8}\u{1103}\u{1169}\u{11BC}";
    assert_eq!(written(jamo), written("협동"));
}

#[test]
fn accents_case_and_forms_of_letters_do_not_matter() {
    for (a, b) in [
        ("École", "ecole"),
        ("e\u{301}cole", "école"),
        ("STRASSE", "straße"),
        ("Ｆｕｌｌ", "full"),
        ("ΣΟΦΌΣ", "σοφος"),
        ("التَّعَاوُن", "التعاون"),
        ("أحمد", "احمد"),
        ("مدرسة", "مدرسه"),
        ("كـــتاب", "كتاب"),
        ("soft\u{AD}hyphen", "softhyphen"),
    ] {
        assert_eq!(fold::exact(a), fold::exact(b), "{a} {b}");
    }
    // Vowel signs of Devanagari are letters, not accents.
    assert_ne!(fold::exact("कु"), fold::exact("क"));
}

#[test]
fn every_language_stems() {
    for (language, a, b) in [
        ("ar", "التعاونيات", "والتعاونيات"),
        ("da", "kooperativer", "kooperativet"),
        ("de", "Genossenschaften", "Genossenschaft"),
        ("el", "συνεταιρισμός", "συνεταιρισμοί"),
        ("en", "cooperatives", "Cooperative"),
        ("es", "cooperativas", "cooperativa"),
        ("fi", "osuuskunnat", "osuuskunnan"),
        ("fr", "coopératives", "cooperatives"),
        ("hu", "szövetkezetek", "szövetkezet"),
        ("it", "cooperative", "cooperativa"),
        ("nl", "coöperaties", "coöperatie"),
        ("no", "samvirker", "samvirke"),
        ("pt", "cooperativas", "cooperativa"),
        ("ro", "cooperativelor", "cooperativele"),
        ("ru", "общества", "общество"),
        ("sv", "kooperativen", "kooperativet"),
        ("ta", "கூட்டுறவுகள்", "கூட்டுறவு"),
        ("tr", "kooperatifler", "kooperatif"),
        ("ca", "cooperatives", "cooperativa"),
        ("cs", "družstva", "družstvo"),
        ("et", "ühistud", "ühistu"),
        ("eu", "kooperatibak", "kooperatiben"),
        ("fa", "تعاونی‌ها", "تعاونی"),
        ("ga", "comharchumann", "chomharchumann"),
        ("hi", "समितियों", "समिति"),
        ("hy", "կոոպերատիվներ", "կոոպերատիվ"),
        ("id", "koperasinya", "koperasi"),
        ("lt", "kooperatyvai", "kooperatyvas"),
        ("ne", "सहकारीहरू", "सहकारी"),
        ("pl", "spółdzielnie", "spółdzielnia"),
        ("sr", "задруге", "zadruga"),
        ("st", "mosebetsi", "mesebetsi"),
        ("vi", "HỢP", "hợp"),
        ("yi", "קאָאָפּעראַטיוון", "קאָאָפּעראַטיוו"),
    ] {
        let stemmed = Stemmed::of_code(language);
        assert!(stemmed.is_some(), "{language}");
        let Some(stemmed) = stemmed else { continue };
        let mut stems = Stems::new(stemmed);
        let (a, b) = (stems.term(a).to_owned(), stems.term(b).to_owned());
        assert!(!a.is_empty());
        if !matches!(language, "fi" | "ro" | "sv" | "da" | "hu") {
            assert_eq!(a, b, "{language}");
        }
    }
    assert_eq!(Stemmed::all().count(), Stemmed::COUNT);
}

/// Whether the words of a pair, `one other`, have one stem.
fn have_one_stem(stems: &mut Stems, pair: &str) -> bool {
    let (one, other) = pair.split_once(' ').unwrap();
    let one = stems.term(one).to_owned();
    one == stems.term(other)
}

#[test]
fn forms_and_spellings_that_stemming_would_leave_apart_are_one_word() {
    for (language, pairs) in [
        (
            "en",
            "woman women;businesswoman businesswomen;man men;craftsman craftsmen;child children;grandchild grandchildren;\
             foot feet;life lives;analysis analyses;analysis analyse;analyze analyse;crisis crises;criterion criteria;\
             forum fora;organisation organization;organising organizes;globalisation globalization;labour labor;\
             labourer laborers;neighbourhood neighborhoods;centre centers;kilometres kilometer;programme programs;\
             licence license;catalogue catalogs;behavioural behavioral;defence defense;enterprise enterprises",
        ),
        (
            "fr",
            "travail travaux;bail baux;œil yeux;lieu lieux;milieu milieux;loi lois;emploi emplois;noyau noyaux;élu élus;\
             vidéo vidéos;caméra caméras;revenu revenus;conflit conflits;petit petites;foyer foyers;connexion connexions;\
             producteur productrices;agriculteur agricultrice;défi défis;français française;héros héros;oeuvre œuvres;local locaux",
        ),
        (
            "es",
            "ciudad ciudades;mujer mujeres;joven jóvenes;imagen imágenes;origen orígenes;voz voces;portavoz portavoces;raíz raíces;\
             capaz capaces;lugar lugares;popular populares;taller talleres;año años;línea líneas;tarea tareas;gobierno gobiernos;\
             acción acciones;organización organizaciones;país países;interés intereses;índice índices;enlace enlaces;\
             almacén almacenes;organizacion organizaciones;asociacion asociación;trabajador trabajadoras",
        ),
        (
            "pt",
            "social sociais;municipal municipais;homem homens;jovem jovens;ordem ordens;produção produções;cidadão cidadãos;\
             alemão alemães;papel papéis;nível níveis;sustentável sustentáveis;fácil fáceis;mulher mulheres;lugar lugares;\
             solidário solidárias;solidária solidários;comunitário comunitária;dia dias;comando comandos;lei leis;civil civis;\
             acção ações;projecto projetos;actividade atividades;direcção direções;óptimo ótima;adopção adoções;secção seções;organizacoes organização;acoes ações;acao ação;condicoes condição;gestao gestões;solidaria solidárias",
        ),
        (
            "ar",
            "امرأة نساء;المرأة النساء;المرأة امرأة;مدينة مدن;المدينة والمدن;مشروع المشاريع;هدف أهداف;الهدف الأهداف;قانون للقوانين;طفل الأطفال;\
             عامل العمال;مبدأ المبادئ;تقرير تقارير;مسكن مساكن;شبكة شبكات",
        ),
        ("de", "Museum Museen;Thema Themen;Problem Probleme;Sozialproblem Sozialproblemen;Firma Firmen"),
        ("it", "uomo uomini;lago laghi;lega leghe"),
    ] {
        let mut stems = Stems::new(Stemmed::of_code(language).unwrap());
        for pair in pairs.split(';') {
            assert!(have_one_stem(&mut stems, pair), "{language} {pair}");
        }
    }
}

#[test]
fn words_that_only_look_alike_stay_apart() {
    for (language, pairs) in [
        ("en", "organic organisation;specimen speciman;size side;advise advize;news new;four for;hour hor"),
        ("fr", "cours course;royaux royau;loyaux loyau"),
        ("es", "país pai;índices índiz;almacenes alma"),
        ("pt", "mais mal;pacto pato;país pai;pais pal;bactéria bateria"),
        ("it", "dei dio"),
        ("ar", "عمل عامل;دول دور;كتب كاتب"),
    ] {
        let mut stems = Stems::new(Stemmed::of_code(language).unwrap());
        for pair in pairs.split(';') {
            assert!(!have_one_stem(&mut stems, pair), "{language} {pair}");
        }
    }
}

#[test]
fn stop_words_belong_to_a_language() {
    for (word, language, stops) in [
        ("the", "en", true),
        ("war", "de", true),
        ("war", "en", false),
        ("les", "fr", true),
        ("في", "ar", true),
        ("cooperative", "en", false),
        ("của", "vi", true),
        ("cửa", "vi", false),
        ("kiedy", "pl", true),
        ("कहाँ", "hi", true),
        ("این", "fa", true),
        ("և", "hy", true),
    ] {
        assert_eq!(
            Stemmed::of_code(language).map(|language| is_stop_word(word, language)),
            Some(stops),
            "{word} {language}"
        );
    }
}
