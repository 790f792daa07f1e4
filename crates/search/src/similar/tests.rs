use domain::EntityKind;

use crate::{
    Document, SimilarRequest,
    testing::{World, key, number, publication},
};

fn similar(world: &World, document: Document) -> Vec<u64> {
    let request = SimilarRequest {
        document,
        kinds: vec![EntityKind::Publication],
        acl: vec!["public".to_owned()],
        first: 3,
        deadline: None,
    };
    world.reader.similar(&request).unwrap().into_iter().map(number).collect()
}

fn library() -> Vec<Document> {
    let mut library = vec![
        publication(
            1,
            "en",
            "Housing cooperatives in Berlin",
            "Tenants buy the houses they live in together.",
        ),
        publication(2, "en", "Tenants and houses", "How tenants came to own the houses of their street."),
        publication(3, "en", "Bees and orchards", "A year with bees among apple trees."),
        publication(4, "fr", "Les coopératives d'habitants", "Habiter ensemble, autrement."),
        publication(5, "ko", "주택협동조합 사례", "함께 사는 집을 함께 짓는다."),
        publication(6, "ko", "주택협동조합의 운영", "집을 함께 운영한다."),
        publication(7, "en", "Secret houses of tenants", "Tenants, houses, secrets."),
    ];
    library[6].acl = vec!["staff".to_owned()];
    library
}

#[test]
fn words_make_documents_alike_within_their_language() {
    let library = library();
    let world = World::of(library.clone());
    assert_eq!(similar(&world, library[0].clone()), [2]);
    assert_eq!(similar(&world, library[4].clone())[0], 6);
    // Nothing is like itself only, and what the reader may not know of is not there.
    assert_eq!(similar(&world, library[2].clone()), Vec::<u64>::new());
    assert!(!similar(&world, library[1].clone()).contains(&7));
}

#[test]
fn topics_people_and_references_join_languages() {
    let mut library = library();
    for at in [0, 3] {
        library[at].facets.topics = vec!["housing".to_owned()];
    }
    library[2].facets.people = vec!["ana".to_owned()];
    library[5].facets.people = vec!["ana".to_owned()];
    library[4].references = vec![key(2)];
    let world = World::of(library.clone());
    let mut alike = similar(&world, library[0].clone());
    alike.sort_unstable();
    assert_eq!(alike, [2, 4]);
    assert_eq!(similar(&world, library[2].clone()), [6]);
    // In both directions.
    assert!(similar(&world, library[4].clone()).contains(&2));
    assert!(similar(&world, library[1].clone()).contains(&5));
}
