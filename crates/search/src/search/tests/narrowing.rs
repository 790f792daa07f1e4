//! Filters, facets and dates.

use chrono::NaiveDate;

use crate::{
    Area, Document, FacetField, FacetRequest, Filter, Order, SearchPage, SearchRequest, Update, millionths,
    testing::{World, facet, key, numbers, publication, request},
};

/// Sixty publications with facets, a tenth of them for members only.
pub(super) fn faceted() -> World {
    World::of((0..60).map(|id| {
        let mut document =
            publication(id, ["en", "fr", "ko"][id as usize % 3], "Cooperative 협동조합", "text");
        document.facets.types = vec![if id % 2 == 0 { "report" } else { "article" }.to_owned()];
        document.facets.people = vec![format!("person-{id}")];
        document.facets.topics = vec!["housing".to_owned()];
        document.facets.topics_and_broader = vec!["housing".to_owned(), "economy".to_owned()];
        let day = |month, day| NaiveDate::from_ymd_opt(2015 + (id % 5) as i32, month, day).unwrap();
        document.dated = Some((day(1, 1), day(12, 31)));
        if id % 10 == 0 {
            document.acl = vec!["members".to_owned()];
        }
        document
    }))
}

fn counts(page: &SearchPage, field: FacetField) -> Vec<(String, u64)> {
    let facet = page.facets.iter().find(|facet| facet.field == field).unwrap();
    facet.buckets.iter().map(|bucket| (bucket.value.clone(), bucket.count)).collect()
}

#[test]
fn facets_are_exact_disjunctive_and_after_permissions() {
    let world = faceted();
    let mut asked = request("cooperative");
    asked.facets = vec![
        facet(FacetField::Language),
        facet(FacetField::Type),
        facet(FacetField::Year),
        facet(FacetField::Topic),
    ];
    let page = world.search(&asked);
    assert_eq!(page.total, Some(54));
    assert_eq!(counts(&page, FacetField::Type), [("article".to_owned(), 30), ("report".to_owned(), 24)]);
    assert_eq!(counts(&page, FacetField::Topic), [("economy".to_owned(), 54), ("housing".to_owned(), 54)]);
    let years = counts(&page, FacetField::Year);
    assert_eq!(years.len(), 5);
    assert!(years.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(years.iter().map(|year| year.1).sum::<u64>(), 54);

    asked.filter = Some(Filter::All(vec![
        Filter::OneOf(FacetField::Type, vec!["report".to_owned()]),
        Filter::OneOf(FacetField::Language, vec!["fr".to_owned()]),
    ]));
    let narrowed = world.search(&asked);
    assert_eq!(narrowed.total, Some(8));
    // Types are counted among the French ones of every type; languages among the reports of every language.
    assert_eq!(counts(&narrowed, FacetField::Type), [("article".to_owned(), 10), ("report".to_owned(), 8)]);
    assert_eq!(counts(&narrowed, FacetField::Language).iter().map(|language| language.1).sum::<u64>(), 24);

    asked.acl = vec!["public".to_owned(), "members".to_owned()];
    asked.filter = None;
    assert_eq!(world.search(&asked).total, Some(60));
    asked.acl = Vec::new();
    let nothing = world.search(&asked);
    assert_eq!(nothing.total, Some(0));
    assert!(nothing.facets.iter().all(|facet| facet.buckets.is_empty()));
}

#[test]
fn each_facet_is_counted_as_if_its_own_conditions_were_not() {
    let mut world = World::of([]);
    for segment in 0..2_u64 {
        world.add((0..1_500).map(|at| {
            let id = segment * 10_000 + at;
            let language = ["en", "fr", "ko"][at as usize % 3];
            let mut document = publication(id, language, "Cooperative", "text");
            document.facets.types = vec![["report", "article", "book"][at as usize / 3 % 3].to_owned()];
            let day = |month, day| NaiveDate::from_ymd_opt(2010 + (at % 7) as i32, month, day).unwrap();
            document.dated = Some((day(1, 1), day(12, 31)));
            document
        }));
    }
    let value = |field, value: &str| Filter::OneOf(field, vec![value.to_owned()]);
    let conditions = [
        (FacetField::Type, Filter::Not(Box::new(value(FacetField::Type, "book")))),
        (FacetField::Type, Filter::Not(Box::new(value(FacetField::Type, "article")))),
        (FacetField::Language, value(FacetField::Language, "fr")),
        (FacetField::Year, Filter::years(Some(2012), Some(2014))),
    ];
    let all = |without: Option<FacetField>| {
        let kept = conditions.iter().filter(|(field, _)| Some(*field) != without);
        Some(Filter::All(kept.map(|(_, condition)| condition.clone()).collect()))
    };
    let fields = [FacetField::Type, FacetField::Language, FacetField::Year, FacetField::Kind];
    let facets: Vec<FacetRequest> = fields.map(facet).into();
    for query in ["cooperative", ""] {
        let page =
            world.search(&SearchRequest { filter: all(None), facets: facets.clone(), ..request(query) });
        let alone = world.search(&SearchRequest { filter: all(None), ..request(query) });
        assert_eq!((page.total, numbers(&page)), (alone.total, numbers(&alone)));
        for field in fields {
            let without =
                SearchRequest { filter: all(Some(field)), facets: vec![facet(field)], ..request(query) };
            assert_eq!(counts(&page, field), counts(&world.search(&without), field), "{field:?}");
        }
    }
}

#[test]
fn facet_values_can_be_searched_and_cut() {
    let world = faceted();
    let mut asked = request("");
    asked.facets = vec![
        FacetRequest { field: FacetField::Person, first: 3, contains: Some("Person-1".to_owned()) },
        FacetRequest { field: FacetField::Person, first: 54, contains: None },
        FacetRequest { field: FacetField::Person, first: 53, contains: None },
    ];
    let page = world.search(&asked);
    let [some, all, cut] = page.facets.as_slice() else { panic!("three facets") };
    assert_eq!(
        some.buckets.iter().map(|bucket| bucket.value.as_str()).collect::<Vec<_>>(),
        ["person-1", "person-11", "person-12"]
    );
    assert!(some.has_more);
    assert_eq!((all.buckets.len(), all.has_more), (54, false));
    assert_eq!((cut.buckets.len(), cut.has_more), (53, true));
    assert!(all.buckets.windows(2).all(|pair| pair[0].value < pair[1].value));
}

#[test]
fn facet_counts_are_exact_over_many_segments() {
    let mut world = World::of([]);
    for segment in 0..6_u64 {
        world.add((0..40).map(|id| {
            let mut document = publication(segment * 100 + id, "en", "Cooperative", "text");
            // Everyone is rare in each segment; one is rare everywhere and most frequent in all.
            document.facets.people =
                if id == 39 { vec!["everywhere".to_owned()] } else { vec![format!("p{segment}-{}", id / 4)] };
            document
        }));
    }
    let mut asked = request("");
    asked.facets = vec![FacetRequest { field: FacetField::Person, first: 1, contains: None }];
    assert_eq!(counts(&world.search(&asked), FacetField::Person), [("everywhere".to_owned(), 6)]);
}

#[test]
fn facet_counts_are_exact_when_values_are_gone() {
    let topical = |id: u64, topic: &str| {
        let mut document = publication(id, "en", "Cooperative", "text");
        document.facets.topics_and_broader = vec!["all".to_owned(), format!("{topic}-{}", id % 4)];
        document
    };
    let mut world = World::of((0..400).map(|id| topical(id, "old")));
    let mut asked = request("cooperative");
    asked.facets = vec![facet(FacetField::Topic), facet(FacetField::Language)];
    assert_eq!(counts(&world.search(&asked), FacetField::Topic)[1], ("old-0".to_owned(), 100));
    // Written anew, so that their segment goes and with it the numbers of its values.
    world.add((0..400).map(|id| topical(id, "new")));
    let topics = counts(&world.search(&asked), FacetField::Topic);
    let wanted = [("all", 400), ("new-0", 100), ("new-1", 100), ("new-2", 100), ("new-3", 100)];
    assert_eq!(topics, wanted.map(|(name, count)| (name.to_owned(), count)));
}

#[test]
fn of_many_values_with_the_same_count_the_first_names_are_shown() {
    let mut world = World::of([]);
    for segment in 0..2_u64 {
        // Three hundred people with one work in each segment, more than are looked up by themselves; one has a work more.
        world.add((0..301_u64).map(|id| {
            let mut document = publication(segment * 1_000 + id, "en", "Cooperative", "text");
            document.facets.people = vec![if id == 300 { "p299".to_owned() } else { format!("p{id:03}") }];
            document
        }));
    }
    let mut asked = request("");
    asked.facets = vec![FacetRequest { field: FacetField::Person, first: 3, contains: None }];
    let wanted = [("p299", 4), ("p000", 2), ("p001", 2)].map(|(name, count)| (name.to_owned(), count));
    assert_eq!(counts(&world.search(&asked), FacetField::Person), wanted);
}

#[test]
fn facet_counts_are_exact_over_many_documents_with_none_one_or_several_values() {
    let mut world = World::of((0..1_500).map(|id| {
        let mut document = publication(id, "en", "Cooperative", "text");
        document.facets.topics_and_broader = (0..id % 3).map(|topic| format!("topic-{topic}")).collect();
        // Hardly two works have the same authors.
        document.facets.people = [id / 2, 1_000 + id / 3, 9].map(|person| format!("p{person}")).into();
        // Some far apart, and every fifth without a date.
        let year = [2020, 2021, 1066, 2020][id as usize % 4];
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        document.dated = (id % 5 > 0).then(|| (day(1, 1), day(12, 31)));
        document
    }));
    world.write((0..30).map(|id| Update::Delete(key(id))));
    let mut asked = request("");
    asked.facets = vec![
        facet(FacetField::Topic),
        facet(FacetField::Year),
        FacetRequest { field: FacetField::Person, first: 2, contains: None },
    ];
    let page = world.search(&asked);
    let people = [("p9", 1_470), ("p1010", 3)].map(|(name, count)| (name.to_owned(), count));
    assert_eq!(counts(&page, FacetField::Person), people);
    let wanted = |values: [(&str, u64); 2]| values.map(|(value, count)| (value.to_owned(), count));
    assert_eq!(counts(&page, FacetField::Topic), wanted([("topic-0", 980), ("topic-1", 490)]));
    let dated = |at: &[u64]| (30..1_500).filter(|id| id % 5 > 0 && at.contains(&(id % 4))).count() as u64;
    let years = [("1066", dated(&[2])), ("2020", dated(&[0, 3])), ("2021", dated(&[1]))];
    assert_eq!(counts(&page, FacetField::Year), years.map(|(year, count)| (year.to_owned(), count)));
}

#[test]
fn dates_match_when_they_may_lie_within() {
    let mut spans = World::of([]);
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (id, first, last) in
        [(1, "2019-01-01", "2019-12-31"), (2, "2019-04-02", "2019-04-02"), (3, "2018-01-01", "2018-12-31")]
    {
        let mut document = publication(id, "en", "Report", "text");
        document.dated = Some((date(first), date(last)));
        spans.add([document]);
    }
    spans.add([publication(4, "en", "Undated report", "text")]);
    assert_eq!(spans.found("date:2019-03..2019-08"), [1, 2]);
    assert_eq!(spans.found("date:2019-05..2019-08"), [1]);
    assert_eq!(spans.found("year:2018..2019"), [1, 2, 3]);
    assert_eq!(spans.found("report 2019.."), [1, 2]);
    assert_eq!(spans.found("report -year:2019"), [3, 4]);
    let mut asked = request("");
    asked.filter = Some(Filter::years(None, Some(2018)));
    assert_eq!(numbers(&spans.search(&asked)), [3]);
    asked.filter = None;
    asked.order = Order::DateAsc;
    assert_eq!(numbers(&spans.search(&asked)), [3, 1, 2, 4]);
    asked.order = Order::DateDesc;
    assert_eq!(numbers(&spans.search(&asked)), [1, 2, 3, 4]);
}

#[test]
fn a_language_filter_includes_its_variants() {
    let mut world = World::of([
        publication(1, "pt-BR", "Cooperativa", "texto"),
        publication(2, "pt", "Cooperativa", "texto"),
    ]);
    world.add([publication(3, "fr", "Coopérative", "texte")]);
    assert_eq!(world.found("lang:pt"), [1, 2]);
    assert_eq!(world.found("lang:pt-BR"), [1]);
    assert_eq!(world.found("cooperativas lang:pt"), [1, 2]);
}

#[test]
fn a_filter_typed_beside_words_does_not_replace_them() {
    let world = World::of([
        publication(1, "fr", "Logement", "texte"),
        publication(2, "fr", "Énergie", "texte"),
        publication(3, "fr", "Eau", "texte"),
    ]);
    // No record has both words; neither filter nor phrase makes the rest of the query meaningless.
    assert_eq!(world.found("logement énergie lang:fr"), [1, 2]);
    assert_eq!(world.found("\"logement\" énergie"), [1]);
    assert_eq!(world.found("lang:fr"), [1, 2, 3]);
}

#[test]
fn places_are_found_around_a_point_and_within_a_box() {
    let at = |id: u64, points: &[(f64, f64)]| Document {
        points: points.to_vec(),
        ..publication(id, "en", "Town", "A town.")
    };
    let (seoul, dakar, bilbao) = ((37.5665, 126.978), (14.6937, -17.4441), (43.263, -2.935));
    let world = World::of([at(1, &[seoul]), at(2, &[dakar, bilbao]), at(3, &[]), at(4, &[bilbao])]);
    let found = |area: Area| {
        let mut hits =
            numbers(&world.search(&SearchRequest { filter: Some(Filter::In(area)), ..request("town") }));
        hits.sort_unstable();
        hits
    };
    let near = |(latitude, longitude): (f64, f64), metres| Area::Near {
        latitude: millionths(latitude),
        longitude: millionths(longitude),
        metres,
    };
    assert_eq!(found(near(dakar, 1)), [2]);
    // San Sebastián lies some 77 km from Bilbao.
    assert_eq!(found(near((43.3183, -1.9812), 70_000)), Vec::<u64>::new());
    assert_eq!(found(near((43.3183, -1.9812), 85_000)), [2, 4]);
    let degrees = |south, west, north, east| Area::Box {
        south: millionths(south),
        west: millionths(west),
        north: millionths(north),
        east: millionths(east),
    };
    assert_eq!(found(degrees(-90.0, 100.0, 90.0, 180.0)), [1]);
    assert_eq!(found(degrees(-90.0, 100.0, 90.0, -10.0)), [1, 2]);
    assert_eq!(found(degrees(-90.0, -180.0, 90.0, 180.0)), [1, 2, 4]);
}
