//! Records as they are cited: with the member that a case study belongs to where nobody else made it.

use std::{borrow::Cow, sync::Arc};

use app::Cx;
use domain::{Id, Member, Record};
use formats::citation;

use crate::Site;

/// The records as they are cited, in their order. An owner that the asker may not see is not named.
pub(crate) async fn all(site: &Site, cx: &Cx, records: &[Arc<Record>]) -> app::Result<Vec<Arc<Record>>> {
    let by_owner = records.iter().filter(|record| citation::is_cited_by_owner(record));
    let mut owners: Vec<Id<Member>> = by_owner.filter_map(|record| record.content.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let owners = site.app.get_many::<Member>(cx, &owners).await?;
    let as_cited = |record: &Arc<Record>| {
        let owner = record.content.owner.and_then(|owner| owners.get(&owner));
        // In the language of the work, as its title is; else as the member calls itself.
        let language = record.content.original_language();
        let name = owner.and_then(|owner| {
            let name = &owner.content.name;
            let own = language.and_then(|language| name.get(language));
            own.or_else(|| name.original().map(|(_, name)| name)).map(|name| name.text.as_str())
        });
        match citation::cited(record, name) {
            Cow::Borrowed(_) => Arc::clone(record),
            Cow::Owned(cited) => Arc::new(cited),
        }
    };
    Ok(records.iter().map(as_cited).collect())
}

/// One of them.
pub(crate) async fn one(site: &Site, cx: &Cx, record: &Arc<Record>) -> app::Result<Arc<Record>> {
    let all = all(site, cx, std::slice::from_ref(record)).await?;
    Ok(all.into_iter().next().unwrap_or_else(|| Arc::clone(record)))
}
