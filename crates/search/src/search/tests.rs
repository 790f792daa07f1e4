//! Finding and ranking.

mod helping;
mod narrowing;
mod walking;

use std::sync::LazyLock;

use proptest::prelude::*;

use crate::{
    FragmentOptions, SearchPage, SearchRequest,
    query_language::tests::query,
    testing::{World, language, numbers, publication, request},
};
use narrowing::faceted;

#[test]
fn words_are_found_in_every_form_and_the_exact_form_ranks_first() {
    let world = World::of([
        publication(1, "en", "Housing cooperatives", "How tenants own together"),
        publication(2, "en", "Housing cooperative", "How tenants own together"),
        publication(3, "fr", "Les coopératives d’habitants", "L’économie sociale et solidaire"),
        publication(4, "es", "Cooperativas de vivienda", "La economía social"),
    ]);
    let place = |query: &str, id| world.hits(query).iter().position(|hit| *hit == id);
    assert!(place("cooperative", 2) < place("cooperative", 1));
    assert!(place("COOPERATIVES", 1) < place("COOPERATIVES", 2));
    assert_eq!(world.found("coopérative"), [1, 2, 3]);
    assert_eq!(world.found("economie"), [3]);
    assert_eq!(world.found("economía"), [4]);
    assert_eq!(world.found("l'economie"), [3]);
    assert_eq!(world.found("habitant"), [3]);
}

#[test]
fn a_hyphen_more_or_less_hides_nothing() {
    let world = World::of([
        publication(1, "en", "Housing co-operatives", "How tenants own together"),
        publication(2, "en", "Housing cooperative", "How tenants own together"),
        publication(3, "en", "Bee keeping", "Honey of a village"),
        publication(4, "en", "The operative part", "A court’s ruling"),
        publication(5, "fr", "L’auto‑entrepreneur", "Un statut"),
        publication(6, "fr", "Autoentrepreneurs", "Un statut"),
        publication(7, "", "Кооператив-партнёр", ""),
    ]);
    for query in [
        "co-operative",
        "cooperatives",
        "housing AND co-operative",
        "title:co-operatives",
        "co\u{2011}operative",
    ] {
        assert_eq!(world.found(query), [1, 2], "{query}");
    }
    assert_eq!(world.found("bee-keeping"), [3]);
    assert_eq!(world.found("auto-entrepreneurs"), [5, 6]);
    assert_eq!(world.found("l'autoentrepreneur"), [5, 6]);
    assert_eq!(world.found("кооперативпартнер"), [7]);
    // Between quotation marks a text with the hyphen is found by both spellings.
    assert_eq!(world.found("\"housing cooperatives\""), [1]);
    assert_eq!(world.found("\"housing co-operatives\""), [1]);
    assert_eq!(world.found("-co-operative"), [3, 4, 5, 6, 7]);
    // What is written as typed comes first.
    assert_eq!(world.hits("co-operatives"), [1, 2]);
    assert_eq!(world.hits("cooperative"), [2, 1]);
}

#[test]
fn irregular_forms_and_spellings_of_two_countries_find_each_other() {
    let world = World::of([
        publication(1, "en", "Women in neighbourhood organisations", "They labour for their children"),
        publication(2, "es", "Las mujeres y la ciudad", "Los jóvenes de las ciudades"),
        publication(3, "pt", "Políticas sociais", "As acções de um projecto"),
        publication(4, "fr", "Les travaux d’une élue", "Les lieux et les emplois"),
        publication(5, "ar", "النساء والمدن", "مشاريع للأطفال"),
    ]);
    for (query, id) in [
        ("امرأة", 5),
        ("المدينة", 5),
        ("مشروع طفل", 5),
        ("woman", 1),
        ("neighborhood organization", 1),
        ("labor child", 1),
        ("mujer", 2),
        ("joven", 2),
        ("política social", 3),
        ("ação projeto", 3),
        ("travail emploi", 4),
        ("lieu", 4),
    ] {
        assert_eq!(world.hits(query).first(), Some(&id), "{query}");
    }
}

#[test]
fn people_are_found_whichever_name_stands_first() {
    let by = |id, name: &str| {
        let mut record = publication(id, "en", "A work", "about commons");
        record.authors = vec![name.to_owned()];
        record
    };
    let world = World::of([
        by(1, "Ana da Costa"),
        by(2, "Costa, Ana da"),
        by(3, "Ana Costa"),
        publication(4, "en", "Da Costa Ana", "text"),
    ]);
    for query in ["author:\"Costa, Ana da\"", "author:\"Ana da Costa\"", "\"Costa, Ana da\""] {
        assert_eq!(world.found(query), [1, 2], "{query}");
    }
    assert_eq!(world.found("author:\"Costa, Ana\""), [2, 3]);
    assert_eq!(world.found("\"Ana Costa\""), [3], "what may be no name is as it stands");
}

#[test]
fn labels_of_topics_are_found_in_every_form_of_their_language() {
    let label = |tag: &str, text: &str| crate::Label { language: Some(language(tag)), text: text.to_owned() };
    let mut about = publication(1, "ko", "여성", "마을");
    about.topic_names =
        vec![label("en", "Women's policies"), label("es", "Mujeres"), label("pt", "Ações sociais")];
    about.facets.topics = vec!["women".to_owned()];
    let mut narrower = publication(2, "en", "Midwifery", "text");
    narrower.facets.topics_and_broader = vec!["women".to_owned()];
    let world = World::of([
        about,
        narrower,
        publication(3, "en", "Policy of a city", "text"),
        publication(4, "es", "Una acción", "texto"),
        publication(5, "pt", "A lei", "texto"),
    ]);
    for query in ["woman", "women", "mujer", "topic:woman", "topic:policy", "acao", "ação social"] {
        assert_eq!(world.found(query), [1], "{query}");
    }
    assert_eq!(world.found("policies"), world.found("policy"));
    let concept = crate::Concept { slug: "women".to_owned(), labels: vec![label("en", "Women's policies")] };
    let vocabulary = std::sync::Arc::new(crate::Vocabulary::of(vec![concept]));
    for (query, expected) in [
        ("topic:\"Women's policies\"", &[1, 2][..]),
        ("topic:(women's policy)", &[1, 2]),
        ("topic:women", &[1, 2]),
        ("topic:mujer", &[1]),
        ("-topic:women", &[3, 4, 5]),
    ] {
        let asked = SearchRequest { vocabulary: Some(vocabulary.clone()), ..request(query) };
        let mut found = numbers(&world.search(&asked));
        found.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn small_words_that_are_left_out_are_not_marked() {
    let world = World::of([publication(1, "fr", "Déclaration de Dakar, de la ville", "texte")]);
    let marked = |query: &str| {
        let page = world.search(&SearchRequest { languages: vec![language("fr")], ..request(query) });
        let title = "Déclaration de Dakar, de la ville";
        let fragments = page.highlighter.fragments(Some(&language("fr")), title, FragmentOptions::whole());
        fragments.first().map(|fragment| fragment.ranges.clone()).unwrap_or_default()
    };
    assert_eq!(marked("déclaration de Dakar"), [(0, 11), (15, 20)]);
    assert_eq!(marked("de la"), [(12, 14), (22, 24), (25, 27)], "where there are no others they are");
}

#[test]
fn what_has_only_a_part_of_a_symbol_is_no_hit() {
    let mut resolution = publication(1, "en", "A resolution", "text");
    resolution.identifiers = vec!["a/res/77/281".to_owned()];
    let world = World::of([
        resolution,
        publication(2, "es", "Dedicada a la economía", "texto"),
        publication(3, "en", "Section 77 of 281", "res"),
    ]);
    assert_eq!(world.hits("A/RES/77/281"), [1]);
    assert!(!world.search(&request("A/RES/77/281")).relaxed);
    assert_eq!(world.hits("A/RES/77/281 economía"), [1, 2], "beside other words it is one of them");
}

#[test]
fn a_topic_that_is_named_comes_before_what_is_about_it() {
    let topic = |id, slug: &str, label: &str| {
        let mut topic = publication(id, "en", label, "");
        topic.identifiers = vec![crate::identifier::of_topic(slug)];
        topic.facets.topics = vec![slug.to_owned()];
        topic
    };
    let mut about = publication(3, "en", "Cooperative cooperatives of cooperatives", "cooperative");
    about.facets.topics = vec!["cooperatives".to_owned()];
    let world =
        World::of([topic(1, "cooperatives", "Cooperatives"), topic(2, "law", "Cooperative law"), about]);
    let label = |text: &str| crate::Label { language: Some(language("en")), text: text.to_owned() };
    let concepts = [("cooperatives", "Cooperatives"), ("law", "Cooperative law")]
        .map(|(slug, text)| crate::Concept { slug: slug.to_owned(), labels: vec![label(text)] });
    let vocabulary = std::sync::Arc::new(crate::Vocabulary::of(concepts.to_vec()));
    let first = |query: &str| {
        let asked = SearchRequest { vocabulary: Some(vocabulary.clone()), ..request(query) };
        numbers(&world.search(&asked)).first().copied()
    };
    assert_eq!(first("cooperative"), Some(1));
    assert_eq!(first("cooperative law"), Some(2));
    assert_eq!(world.hits("cooperative").first(), Some(&3), "not where the words stand for themselves");
}

#[test]
fn a_symbol_finds_its_record_first_and_words_still_find() {
    let mut resolution = publication(1, "en", "A resolution", "Promoting the social economy");
    resolution.identifiers = vec!["a/res/77/281".to_owned()];
    let mut hidden = publication(2, "en", "A draft", "Promoting");
    hidden.identifiers = vec!["a/res/99/1".to_owned()];
    hidden.acl = vec!["members".to_owned()];
    let about = publication(3, "en", "About A/RES/77/281 and A/RES/99/1", "A res 77 281 99 1");
    let world = World::of([resolution, hidden, about]);
    assert_eq!(world.hits("A/RES/77/281"), [1, 3]);
    assert_eq!(world.hits("A/RES/99/1"), [3]);
}

#[test]
fn where_nothing_follows_nothing_is_said_to() {
    let world = World::of([
        publication(1, "en", "Housing cooperatives", "How tenants own together"),
        publication(2, "en", "Savings groups", "Lending in a village"),
    ]);
    assert!(!world.search(&request("housing tenants")).relaxed);
    assert!(world.search(&request("housing village")).relaxed);
    assert!(!world.search(&request("xyzzy plugh")).relaxed);
}

#[test]
fn small_words_are_those_of_a_language_that_is_there() {
    let world = World::of([
        publication(1, "es", "El tranvía va lento", "De un barrio al otro"),
        publication(2, "es", "Pan por pan", "Un trueque entre vecinos"),
    ]);
    // As many of them are small words in Catalan, where *va* is one and *por* is not.
    assert_eq!(world.hits("en la por va"), [1]);
}

#[test]
fn marks_that_make_another_word_rank_and_never_hide() {
    let world = World::of([
        publication(1, "vi", "Hợp tác xã cộng đồng", "Người dân cùng làm chủ"),
        publication(2, "vi", "Công đồng Vatican", "Hội họp của các giám mục"),
        publication(3, "sr", "Земљорадничке задруге", "Власништво чланова"),
    ]);
    assert_eq!(world.hits("cộng đồng"), [1, 2]);
    assert_eq!(world.hits("công đồng"), [2, 1]);
    assert_eq!(world.found("cong dong"), [1, 2]);
    assert_eq!(world.found("zadruga"), [3]);
}

#[test]
fn words_that_stand_side_by_side_come_first_wherever_the_hits_lie() {
    let apart = |id| {
        publication(id, "en", "Ground", "The land of many towns is held by them, and in time a trust follows")
    };
    let beside = |id| {
        publication(id, "en", "Ground", "The towns of many a land trust is held by them, and in time follows")
    };
    let mut world = World::of((0..40).map(apart));
    world.add((40..80).map(apart).chain([beside(80)]));
    world.add([beside(81)]);
    let page = world.search(&SearchRequest { limit: 3, ..request("land trust") });
    let mut first = numbers(&page);
    let third = first.split_off(2);
    first.sort_unstable();
    assert_eq!(first, [80, 81]);
    assert!(third.iter().all(|id| *id < 80));
    let scores: Vec<f32> = page.hits.iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|one, next| one >= next) && scores.first() > scores.last(), "{scores:?}");
    // What is explained is the whole score.
    let explained = world.reader.explain(&request("land trust"), &[page.hits.first().unwrap().key]).unwrap();
    let whole = explained.first().and_then(|parts| parts.first()).unwrap().value;
    assert!((whole - f64::from(*scores.first().unwrap())).abs() < 1e-4, "{whole} {scores:?}");
}

#[test]
fn korean_particles_do_not_hide_a_noun() {
    let world = World::of([
        publication(1, "ko", "협동조합의 역할", "지역 사회에서 협동조합은 중요하다"),
        publication(2, "ko", "사회적경제", "재난관리 시스템을 구축한다"),
        publication(3, "ko", "합조동협", "순서가 다른 글자"),
        publication(4, "ko", "주민총회", "마을에서 시작한 일"),
    ]);
    // 4 has the particle, and not the noun.
    for query in ["협동조합", "협동조합을", "협동조합에서", "\"협동조합\""] {
        assert_eq!(world.found(query), [1], "{query}");
    }
    assert_eq!(world.found("재난"), [2]);
    assert_eq!(world.found("시스템"), [2]);
    assert_eq!(world.found("정보를"), Vec::<u64>::new());
    assert_eq!(world.found("글"), [3]);
    assert_eq!(world.found("법"), Vec::<u64>::new());
    // Pairs have true positions: the same characters in another order are another word.
    assert_eq!(world.found("\"동협\""), [3]);
    assert_eq!(world.found("\"조합협동\""), Vec::<u64>::new());
}

#[test]
fn arabic_is_found_without_points_and_with_its_articles() {
    let world = World::of([publication(1, "ar", "الاقتصاد الاجتماعي والتضامني", "التَّعَاوُنِيَّات في المدن")]);
    for query in ["الاقتصاد", "التعاونيات", "اقتصاد", "التضامني"] {
        assert_eq!(world.found(query), [1], "{query}");
    }
}

#[test]
fn undeclared_languages_are_found_by_their_words_and_stemmed_when_long_enough() {
    let long = "Les entreprises de l'économie sociale et solidaire réunissent des personnes qui coopèrent durablement.";
    let world = World::of([
        publication(1, "", "Sans langue", long),
        publication(2, "", "協同組合", "日本の協同組合"),
    ]);
    assert_eq!(world.found("entreprise"), [1]);
    assert_eq!(world.found("langue"), [1]);
    // Not stemmed: found only as a word that is like it.
    assert_eq!(world.search(&request("langues")).respelt.len(), 1);
    assert_eq!(world.found("組合"), [2]);
}

#[test]
fn a_minority_language_ranks_as_it_would_alone() {
    let english = |id| {
        publication(
            id,
            "en",
            "Report",
            &format!("{} garden paper number seven", if id % 4 == 0 { "solidarity" } else { "other" }),
        )
    };
    let french = |id| {
        publication(
            id,
            "fr",
            "Rapport",
            &format!("{} jardin papier numéro sept", if id % 4 == 0 { "solidarité" } else { "autre" }),
        )
    };
    let mixed = World::of((0..999).map(english).chain((1_000..1_020).map(french)));
    let best = |world: &World, query: &str| world.search(&request(query)).hits[0].score;
    let (in_english, in_french) = (best(&mixed, "solidarity"), best(&mixed, "solidarité"));
    assert!(in_french > in_english * 0.8, "French {in_french}, English {in_english}");
    let alone = World::of((1_000..1_020).map(french));
    let alone = best(&alone, "solidarité");
    assert!((alone - in_french).abs() < alone * 0.02, "alone {alone}, mixed {in_french}");
}

#[test]
fn what_has_every_word_comes_first_and_what_has_some_follows_where_few_have_all() {
    let world = World::of([
        publication(1, "en", "Housing policy", "cities"),
        publication(2, "en", "Housing cooperative", "cities"),
        publication(3, "en", "Energy cooperative", "villages"),
        publication(4, "en", "Housing, housing, housing", "housing"),
    ]);
    let page = world.search(&request("housing cooperative"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&2), Some(4), true));
    let page = world.search(&request("energy policy"));
    assert!(page.relaxed);
    assert_eq!(world.found("energy policy"), [1, 3]);
    assert_eq!(world.hits("the villages of housing").last(), world.hits("villages housing").last());
    assert_eq!(world.found("housing AND policy"), [1]);
    assert_eq!(world.found("housing OR energy"), [1, 2, 3, 4]);
    assert_eq!(world.found("cooperative -energy"), [2]);
    assert_eq!(world.found("-energy"), [1, 2, 4]);
    assert_eq!(world.found("cooperat*"), [2, 3]);
    assert_eq!(world.found("title:cities"), Vec::<u64>::new());
    assert_eq!(world.found("\"cooperative housing\""), Vec::<u64>::new());
    assert_eq!(world.found(""), [1, 2, 3, 4]);
}

#[test]
fn enough_hits_with_every_word_are_all_there_is() {
    let both = (1..=20).map(|id| publication(id, "en", "Housing cooperative", "cities"));
    let others = (31..=60).map(|id| publication(id, "en", "Energy", "cities"));
    let world = World::of(both.chain(others).chain([publication(21, "en", "Housing policy", "cities")]));
    let page = world.search(&request("housing cooperative"));
    assert_eq!((page.total, page.relaxed), (Some(20), false));
    let page = world.search(&request("housing policy"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&21), Some(21), true));
    // What has nothing but the word that everything has is no hit.
    let page = world.search(&request("housing policy cities"));
    assert_eq!((numbers(&page).first(), page.total, page.relaxed), (Some(&21), Some(21), true));
    assert_eq!(world.search(&request("cities")).total, Some(51));
}

#[test]
fn relatives_of_a_missing_word_help_to_rank_where_some_words_are_enough() {
    let world = World::of([
        publication(1, "de", "Die Siedlungen der Wikinger", "Im Norden"),
        publication(2, "de", "Die Wikinger", "Seefahrt im Norden"),
        publication(3, "de", "Siedlerbewegung", "Häuser im Süden"),
    ]);
    // What has the word itself comes first, then what has a relative of it, then what has neither.
    assert_eq!(world.hits("Wikinger Siedlung Norden"), [1, 2]);
    assert_eq!(world.hits("Siedler Norden Süden"), [3, 1, 2]);
    // Relatives alone find nothing.
    assert_eq!(world.found("Siedler"), Vec::<u64>::new());
    assert_eq!(world.found("Siedler Wikinger"), [1, 2]);
    // Numbers have no relatives.
    let world =
        World::of([publication(1, "de", "Bericht 1234567", ""), publication(2, "de", "Bericht 1234588", "")]);
    assert_eq!(world.hits("1234567 Seefahrt Wikinger"), [1]);
}

#[test]
fn words_of_another_script_are_not_held_against_a_text() {
    let chinese =
        "合作社是由自愿联合起来的人们共同拥有和民主管理的企业通过共同所有来满足他们的经济社会和文化需要";
    let world = World::of([
        publication(1, "zh", "合作社", &format!("{chinese} ICA 1995 Manchester")),
        publication(2, "zh", "合作社", chinese),
        publication(3, "zh", "合作社", &format!("{chinese}{chinese}{chinese}{chinese} 1995")),
    ]);
    // By its three Latin words alone the first would be the longer text.
    assert_eq!(world.hits("1995"), [1, 3]);
}

#[test]
fn an_identifier_finds_its_record_first() {
    let mut cited = publication(1, "en", "A record", "text");
    cited.identifiers = vec!["10.1234/abc.5".to_owned()];
    let citing = publication(2, "en", "10.1234/abc.5 10.1234/abc.5", "doi 10.1234/abc.5 10.1234/abc.5");
    let alike = publication(3, "en", "10 steps and 1234 others", "abc 5 doi org https");
    let world = World::of([cited, citing, alike]);
    for query in ["10.1234/ABC.5", "https://doi.org/10.1234/abc.5", "doi:10.1234/abc.5"] {
        assert_eq!(world.hits(query).first(), Some(&1), "{query}");
    }
    // Too few have the words, and still a part of an identifier is not the identifier.
    for query in ["10.9999/abc.5", "10.1234/abc.6", "https://doi.org/10.9999/abc", "3-16-148410-X"] {
        assert_eq!(world.hits(query), Vec::<u64>::new(), "{query}");
    }
    assert_eq!(world.hits("10.9999/abc.5 steps"), [3]);
}

#[test]
fn another_spelling_is_offered_only_if_it_finds_more() {
    let world = faceted();
    let asked = |query: &str| SearchRequest { did_you_mean: true, ..request(query) };
    assert_eq!(world.search(&asked("coperative")).did_you_mean.as_deref(), Some("cooperative"));
    assert_eq!(
        world.search(&asked("lang:fr coperativ")).did_you_mean.as_deref(),
        Some("lang:fr cooperative")
    );
    assert_eq!(world.search(&asked("cooperative")).did_you_mean, None);
    assert_eq!(world.search(&asked("협동조힙")).did_you_mean, None);
    assert_eq!(world.search(&asked("xylophone")).did_you_mean, None);
    let mut nobody = asked("coperative");
    nobody.acl = vec!["nobody".to_owned()];
    assert_eq!(world.search(&nobody).did_you_mean, None);
}

#[test]
fn a_reader_s_language_comes_first() {
    let world = World::of([
        publication(1, "es", "Cooperativa agraria", "texto"),
        publication(2, "it", "Cooperativa agraria", "testo"),
    ]);
    for (tag, first) in [("it", 2), ("es", 1)] {
        let asked = SearchRequest { languages: vec![language(tag)], ..request("cooperativa agraria") };
        assert_eq!(numbers(&world.search(&asked)).first(), Some(&first), "{tag}");
    }
}

#[test]
fn readers_and_indexes_are_shared_between_threads_and_the_writer_moves() {
    fn shared<T: Send + Sync + Clone>() {}
    fn moved<T: Send>() {}
    shared::<crate::Reader>();
    shared::<crate::Index>();
    shared::<crate::Highlighter>();
    moved::<crate::Writer>();
    moved::<SearchPage>();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_query_is_answered_and_its_hits_can_be_marked(query in query()) {
        static WORLD: LazyLock<World> = LazyLock::new(faceted);
        let page = WORLD.search(&SearchRequest { did_you_mean: true, ..request(&query) });
        prop_assert!(page.total.is_some_and(|total| total >= page.hits.len() as u64));
        for text in ["Cooperative 협동조합", query.as_str()] {
            let fragments = page.highlighter.fragments(None, text, FragmentOptions::default());
            prop_assert!(fragments.iter().all(|fragment| text.contains(&fragment.text)));
        }
    }
}

#[test]
fn hostile_queries_are_answered() {
    let world = faceted();
    for query in [
        "\"".repeat(999),
        "(".repeat(5_000),
        "*".repeat(1_000),
        "a OR ".repeat(500),
        "-".repeat(300),
        "\u{202E}協\u{0}🙂".repeat(80),
        "NOT NOT".to_owned(),
        "title:".to_owned(),
        "co* ".repeat(64),
    ] {
        world.search(&request(&query));
    }
    let late = SearchRequest { deadline: Some(std::time::Instant::now()), ..request("") };
    world.search(&late);
}
