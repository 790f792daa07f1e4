//! What the database keeps unique is told by field, in the same words on both databases.

use domain::{Entity, ExternalReference, Identifier, Operation, Record, Scheme, State};

use super::{
    harness::{after, create, on_both, start, system},
    samples,
    side_tables::account,
};
use crate::{Error, Noun, Store};

/// The fields that a refused creation names.
async fn refused<N: Noun>(store: &Store, noun: &N) -> Vec<String> {
    let mut tx = store.begin(system(start())).await.unwrap();
    fields(tx.create(std::slice::from_ref(noun)).await)
}

fn fields(outcome: Result<(), Error>) -> Vec<String> {
    match outcome {
        Err(Error::Taken(errors)) => errors.0.into_iter().map(|error| error.path.join(".")).collect(),
        other => panic!("expected a rule to be broken, not {other:?}"),
    }
}

fn with_doi(doi: &str) -> Record {
    let mut record = samples::record(State::Draft);
    record.content.identifiers = vec![Identifier::new(Scheme::Doi, doi).unwrap()];
    record
}

#[test]
fn a_slug_is_taken_once_in_each_kind() {
    on_both(async |store| {
        let topic = samples::topic(State::Draft);
        create(&store, std::slice::from_ref(&topic)).await;
        let mut other = samples::topic(State::Draft);
        other.head.slug = topic.head.slug.clone();
        assert_eq!(refused(&store, &other).await, ["slug"]);
        let slugs = [topic.head.slug.to_string(), "free".to_owned()];
        let tx = store.begin(system(start())).await.unwrap();
        assert_eq!(tx.taken_slugs::<domain::Topic>(&slugs).await.unwrap(), [topic.head.slug.to_string()]);
        assert!(tx.taken_slugs::<domain::Forum>(&slugs).await.unwrap().is_empty());
        drop(tx);
        // A forum may have it.
        let mut forum = samples::forum(State::Draft);
        forum.head.slug = topic.head.slug.clone();
        create(&store, &[forum]).await;
        // Nor can it be taken later, or twice at once.
        let free = samples::topic(State::Draft);
        create(&store, std::slice::from_ref(&free)).await;
        let renamed = samples::next(&free, |free| free.head.slug = topic.head.slug.clone());
        let mut tx = store.begin(system(after(1))).await.unwrap();
        assert_eq!(fields(tx.update(&free, &renamed, Operation::Update).await), ["slug"]);
        drop(tx);
        let mut twins = [samples::topic(State::Draft), samples::topic(State::Draft)];
        twins[1].head.slug = twins[0].head.slug.clone();
        let mut tx = store.begin(system(after(1))).await.unwrap();
        assert_eq!(fields(tx.create(&twins).await), ["slug"]);
    });
}

#[test]
fn a_doi_belongs_to_one_record() {
    on_both(async |store| {
        create(
            &store,
            &[with_doi("10.1234/ABC"), samples::record(State::Draft), samples::record(State::Draft)],
        )
        .await;
        assert_eq!(refused(&store, &with_doi("https://doi.org/10.1234/abc")).await, ["identifiers"]);
        create(&store, &[with_doi("10.1234/abcd")]).await;
    });
}

#[test]
fn an_orcid_belongs_to_one_person() {
    on_both(async |store| {
        let person = samples::full_person();
        create(&store, &[person.clone(), samples::person(State::Draft), samples::person(State::Draft)]).await;
        let mut other = samples::person(State::Draft);
        other.content.orcid = person.content.orcid.clone();
        assert_eq!(refused(&store, &other).await, ["orcid"]);
    });
}

#[test]
fn an_external_reference_is_one_things_across_all_kinds() {
    on_both(async |store| {
        let reference = |source: &str, key: &str| {
            Some(ExternalReference { source: source.to_owned(), key: key.to_owned() })
        };
        let mut record = samples::record(State::Draft);
        record.head.external_reference = reference("acl", "한국/1");
        create(&store, std::slice::from_ref(&record)).await;
        let mut person = samples::person(State::Draft);
        person.head.external_reference = reference("acl", "한국/1");
        assert_eq!(refused(&store, &person).await, ["external_reference"]);
        person.head.external_reference = reference("other", "한국/1");
        create(&store, std::slice::from_ref(&person)).await;
        let keys = ["한국/1".to_owned(), "한국/2".to_owned()];
        let found = store.by_external_keys("acl", &keys).await.unwrap();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("한국/1".to_owned(), record.key())]);
    });
}

#[test]
fn an_address_has_one_account() {
    on_both(async |store| {
        for (address, taken) in [("a@example.org", false), ("b@example.org", false), ("a@example.org", true)]
        {
            let mut tx = store.begin(system(start())).await.unwrap();
            let outcome = tx.create_account(&account(address)).await;
            if taken {
                assert_eq!(fields(outcome), ["email"]);
            } else {
                outcome.unwrap();
                tx.commit().await.unwrap();
            }
        }
    });
}
