//! What others made of a record: who does the same, and that an expert found that it holds.

use app::Anything;
use domain::{Adaptation, Id, Member, Record, adaptation::AdaptationContent, record::Validation};

use crate::{Site, asked::Asked, place::Link, prose::Prose, shown::Shown};

/// That an expert found that it holds.
pub(crate) struct ValidationView {
    /// By whom and when.
    pub(crate) words: String,
    /// On what grounds.
    pub(crate) note: Prose,
}

impl ValidationView {
    pub(crate) fn of(asked: &Asked, validation: &Validation) -> Self {
        let Validation { at, by, note, version: _ } = validation;
        let day = asked.i.day_of(*at);
        Self {
            words: asked.i.put("record-validated-by", &[("name", by), ("day", &day)]),
            note: Prose::from(Shown::plain(note.clone())),
        }
    }
}

/// Someone who does the same.
pub(crate) struct AdaptationView {
    pub(crate) member: Link,
    /// Since when; empty where nobody says.
    pub(crate) since: String,
    /// What they tell of it themselves.
    pub(crate) record: Option<Link>,
    pub(crate) conditions: Option<Prose>,
    pub(crate) results: Option<Prose>,
}

/// Who does what a record tells of, as far as the reader may see them.
pub(crate) async fn adaptations(
    site: &Site,
    asked: &Asked,
    record: &Record,
) -> app::Result<Vec<AdaptationView>> {
    let all = site.app.adaptations_of(&asked.cx, record.head.id).await?;
    let members: Vec<Id<Member>> = all.iter().map(|adaptation| adaptation.member).collect();
    let records: Vec<Id<Record>> = all.iter().filter_map(|adaptation| adaptation.record).collect();
    let members = site.app.get_many(&asked.cx, &members).await?;
    let records = site.app.get_many(&asked.cx, &records).await?;
    let view = |adaptation: &Adaptation| {
        let AdaptationContent { conditions, results, since } = &adaptation.content;
        let own = adaptation.record.and_then(|record| records.get(&record));
        Some(AdaptationView {
            member: Link::of(asked, &Anything::Member(members.get(&adaptation.member)?.clone())),
            since: asked.i.between(since.as_ref(), None),
            record: own.map(|record| Link::of(asked, &Anything::Record(record.clone()))),
            conditions: asked.shown(conditions).map(Prose::from),
            results: asked.shown(results).map(Prose::from),
        })
    };
    Ok(all.iter().filter_map(view).collect())
}
