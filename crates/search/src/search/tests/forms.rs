//! Words in their forms, spellings and scripts.

use std::sync::Arc;

use crate::{
    Concept, FragmentOptions, Label, SearchRequest, Vocabulary,
    testing::{World, language, numbers, publication, request},
};

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
fn irregular_verbs_are_found_by_each_of_their_forms() {
    let world = World::of([
        publication(1, "en", "Women who taught", "What they wrote"),
        publication(2, "en", "Teaching", "Written by those who teach"),
    ]);
    for query in ["teach", "taught", "teaching", "write", "wrote", "written"] {
        assert_eq!(world.found(query), [1, 2], "{query}");
    }
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
fn labels_of_topics_are_found_in_every_form_of_their_language() {
    let label = |tag: &str, text: &str| Label { language: Some(language(tag)), text: text.to_owned() };
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
    let concept = Concept { slug: "women".to_owned(), labels: vec![label("en", "Women's policies")] };
    let vocabulary = Arc::new(Vocabulary::of(vec![concept]));
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
fn words_that_others_write_in_one_are_found_written_so_too() {
    let mut world = World::of([
        publication(1, "en", "Microfinance in Mali", "text"),
        publication(2, "en", "Micro finance for women", "text"),
        publication(3, "fr", "La micro-finance au Sénégal", "texte"),
        publication(4, "en", "Finance for micro enterprises", "text"),
        publication(5, "en", "Finance", "text"),
    ]);
    assert_eq!(world.found("micro AND finance"), [2, 3, 4]);
    assert_eq!(world.found("micro finance -enterprises"), [1, 2, 3, 5]);
    assert_eq!(world.found("title:(micro finance) Mali -women"), [1]);
    let page = world.search(&request("micro finance"));
    let marked = page.highlighter.fragments(None, "On microfinance", FragmentOptions::whole());
    assert_eq!(marked[0].ranges, [(3, 15)]);
    assert_eq!(page.interpreted_as, "micro finance");
    // A name of a concept is known in either spelling, though one of its words is the name of another.
    let concept = |slug: &str, label: &str| Concept {
        slug: slug.to_owned(),
        labels: vec![Label { language: Some(language("en")), text: label.to_owned() }],
    };
    let concepts = [concept("microfinance", "Microfinance"), concept("finance", "Finance")];
    let vocabulary = Some(Arc::new(Vocabulary::of(concepts.into())));
    let page = world.search(&SearchRequest { vocabulary, ..request("micro finance") });
    let topics: Vec<&[String]> = page.expanded_with.iter().map(|found| &*found.topics).collect();
    assert_eq!(topics, [["microfinance"]]);
    // Where hardly anybody writes so, a space is missing.
    world.add((10..70).map(|id| publication(id, "en", "Social economy", "")));
    world.add([publication(70, "en", "Socialeconomy", "")]);
    assert!(!world.found("social economy").contains(&70));
    // What nobody else may read has no say.
    let mut hidden = publication(80, "en", "Crowdfunding", "text");
    hidden.acl = vec!["members".to_owned()];
    world.add([
        hidden,
        publication(81, "en", "Crowd", "text"),
        publication(82, "en", "Funding a crowd", "text"),
    ]);
    let total = |acl: &str| {
        let acl = vec!["public".to_owned(), acl.to_owned()];
        world.search(&SearchRequest { acl, ..request("crowd funding") }).total
    };
    assert_eq!((total("public"), total("members")), (Some(2), Some(3)));
}
