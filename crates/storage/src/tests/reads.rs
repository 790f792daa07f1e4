//! Single things by what they are called, and walks over everything.

use domain::{
    Entity, EntityKey, EntityKind, ExternalReference, Identifier, Record, Scheme, State,
    record::{Relation, RelationType},
};

use super::{
    harness::{create, new_id, on_both},
    samples,
};

#[test]
fn things_are_found_by_their_names() {
    on_both(async |store| {
        let records = samples::full_records();
        let person = samples::full_person();
        let member = samples::full_member();
        create(&store, &records).await;
        create(&store, std::slice::from_ref(&person)).await;
        create(&store, std::slice::from_ref(&member)).await;
        let doi = "https://doi.org/10.1234/GSEF.2".parse().unwrap();
        assert_eq!(store.by_doi::<Record>(&doi).await.unwrap().as_ref(), Some(&records[1]));
        assert_eq!(store.by_doi::<Record>(&"10.1234/none".parse().unwrap()).await.unwrap(), None);
        let orcid = "0000-0002-1825-0097".parse().unwrap();
        assert_eq!(store.by_orcid(&orcid).await.unwrap().as_ref(), Some(&person));
        // All four records carry the same document symbol; ten at most are told.
        let mut keys: Vec<_> = records.iter().map(Entity::key).collect();
        keys.sort_by_key(|key| key.id);
        assert_eq!(store.by_identifier("A/RES/77/281").await.unwrap(), keys);
        assert_eq!(store.by_identifier("KRSEL").await.unwrap(), [member.key()]);
        assert_eq!(store.by_identifier("krsel").await.unwrap(), []);

        let slugs = [member.head.slug.to_string(), person.head.slug.to_string(), "none".to_owned()];
        let ids = store.ids_of_slugs(EntityKind::Member, &slugs).await.unwrap();
        assert_eq!(ids.into_iter().collect::<Vec<_>>(), [(slugs[0].clone(), member.head.id.uuid())]);
        let found = store.slugs_of_ids(&[person.head.id.uuid(), new_id()]).await.unwrap();
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [(person.head.id.uuid(), (EntityKind::Person, slugs[1].clone()))]
        );
    });
}

#[test]
fn the_holder_of_a_doi_is_told_by_reference_or_slug() {
    on_both(async |store| {
        let mut records = [samples::record(State::Draft), samples::record(State::Draft)];
        for (record, doi) in records.iter_mut().zip(["10.1234/a", "10.1234/b"]) {
            record.content.identifiers = vec![Identifier::new(Scheme::Doi, doi).unwrap()];
        }
        records[1].head.external_reference =
            Some(ExternalReference { source: "acl".to_owned(), key: "한:1".to_owned() });
        create(&store, &records).await;
        let dois = ["10.1234/a", "10.1234/b", "10.1234/c"].map(str::to_owned);
        let found = store.holders_of_dois(&dois).await.unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found["10.1234/a"], (records[0].head.id.uuid(), records[0].head.slug.to_string()));
        assert_eq!(found["10.1234/b"], (records[1].head.id.uuid(), "acl:한:1".to_owned()));
    });
}

#[test]
fn the_holder_of_an_orcid_is_told_by_reference_or_slug() {
    on_both(async |store| {
        let person = samples::full_person();
        create(&store, std::slice::from_ref(&person)).await;
        let orcids = ["0000-0002-1825-0097", "0000-0002-1694-233X"].map(str::to_owned);
        let found = store.holders_of_orcids(&orcids).await.unwrap();
        let reference = person.head.external_reference.as_ref().map(ToString::to_string).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[&orcids[0]], (person.head.id.uuid(), reference));
    });
}

#[test]
fn what_points_to_a_thing_is_found_once_each() {
    on_both(async |store| {
        let target = samples::member(State::Published);
        let id = target.head.id;
        let mut owned = samples::record(State::Draft);
        owned.content.owner = Some(id);
        // Points there twice: as owner and by relation.
        let mut related = owned.clone();
        related.head = samples::head(State::Draft);
        related.content.relations =
            vec![Relation { relation_type: RelationType::Cites, target: target.key().to_string() }];
        let mut employed = samples::full_person();
        employed.content.affiliations[0].member = Some(id);
        create(&store, &[target]).await;
        create(&store, &[owned.clone(), related.clone()]).await;
        create(&store, std::slice::from_ref(&employed)).await;
        let mut keys = vec![owned.key(), related.key(), employed.key()];
        keys.sort_by_key(|key| key.id);
        assert_eq!(store.pointing_to(id.uuid(), None, 10).await.unwrap(), keys);
        assert_eq!(store.pointing_to(id.uuid(), Some(keys[0].id), 1).await.unwrap(), keys[1..2]);
        assert_eq!(store.pointing_to(new_id(), None, 10).await.unwrap(), []);
    });
}

#[test]
fn a_walk_meets_everything_once() {
    on_both(async |store| {
        let records: Vec<_> = (0..23).map(|_| samples::record(State::Draft)).collect();
        create(&store, &records).await;
        create(&store, &[samples::topic(State::Withdrawn)]).await;
        assert_eq!(store.size().await.unwrap(), 24);
        let mut walked: Vec<EntityKey> = Vec::new();
        loop {
            let keys = store.walk(walked.last().map(|key| key.id), 5).await.unwrap();
            if keys.is_empty() {
                break;
            }
            walked.extend(keys);
        }
        assert_eq!(walked.len(), 24);
        assert!(walked.is_sorted_by(|one, next| one.id < next.id));
    });
}

#[test]
fn many_ids_are_asked_for_in_parts() {
    on_both(async |store| {
        let record = samples::record(State::Draft);
        create(&store, std::slice::from_ref(&record)).await;
        let mut ids: Vec<_> = (0..70_000).map(|_| domain::Id::new(new_id())).collect();
        ids.push(record.head.id);
        assert_eq!(store.get_many(&ids).await.unwrap(), std::slice::from_ref(&record));
        let uuids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
        assert_eq!(store.slugs_of_ids(&uuids).await.unwrap().len(), 1);
        assert_eq!(store.changed_since(domain::Sequence(0), &uuids).await.unwrap(), [record.head.id.uuid()]);
    });
}
