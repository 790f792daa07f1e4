//! Accounts in pages, for those who administer them; and when each was last used.

use std::collections::HashMap;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Account, Page, PageRequest, Timestamp, account::AccountFilter};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait, Func, Order, Query, SelectStatement},
};
use uuid::Uuid;

use super::{ACCOUNT, ACCOUNT_ID, EMAIL, ID, NAME, STATE, by_id};
use crate::{Error, Result, Store, column::Name, row::timestamp};

/// Accounts that are looked at together where a part of their names is searched for.
const LOOKED_AT: usize = 500;

/// An account, as far as a list must know it to choose.
struct Candidate {
    id: Uuid,
    email: String,
}

impl Store {
    /// A page of the accounts that a filter leaves, by e-mail address.
    ///
    /// Parts of names are compared here and not in the database: SQLite knows case in the Latin alphabet alone.
    ///
    /// # Errors
    /// [`Error::BadCursor`], [`Error::Corrupt`] and [`Error::Database`].
    pub async fn account_page(&self, filter: &AccountFilter, page: &PageRequest) -> Result<Page<Account>> {
        let PageRequest { limit, from_end, after, before } = page;
        let after = after.as_deref().map(address).transpose()?;
        let before = before.as_deref().map(address).transpose()?;
        let is_inside = if *from_end { before.is_some() } else { after.is_some() };
        let (mut start, end) = if *from_end { (before, after) } else { (after, before) };
        let mut found: Vec<Candidate> = Vec::new();
        loop {
            let batch = if filter.looks_into_names() { LOOKED_AT } else { limit.saturating_add(1) };
            let (taken, read, last) =
                self.candidates(filter, start.as_deref(), end.as_deref(), *from_end, batch).await?;
            found.extend(taken);
            start = last;
            if read < batch || found.len() > *limit {
                break;
            }
        }
        let more = found.len() > *limit;
        found.truncate(*limit);
        if *from_end {
            found.reverse();
        }
        let ids: Vec<Uuid> = found.iter().map(|one| one.id).collect();
        let mut accounts: HashMap<Uuid, Account> = by_id(&self.reader, &ids)
            .await?
            .into_iter()
            .map(|account| (account.id.uuid(), account))
            .collect();
        let items = found.into_iter().filter_map(|Candidate { id, email }| {
            Some((URL_SAFE_NO_PAD.encode(email.as_bytes()), accounts.remove(&id)?))
        });
        let items = items.collect();
        let (has_previous, has_next) = if *from_end { (more, is_inside) } else { (is_inside, more) };
        Ok(Page { items, has_previous, has_next })
    }

    /// How many accounts a filter leaves.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn account_count(&self, filter: &AccountFilter) -> Result<u64> {
        if !filter.looks_into_names() {
            let mut select = Query::select().expr(Func::count(Expr::val(1))).from(ACCOUNT).take();
            narrow(&mut select, filter);
            let Some(row) = self.reader.query_one(&select).await? else { return Ok(0) };
            return Ok(u64::try_from(row.try_get_by_index::<i64>(0)?).unwrap_or(0));
        }
        let (mut count, mut start) = (0, None);
        loop {
            let (taken, read, last) =
                self.candidates(filter, start.as_deref(), None, false, LOOKED_AT).await?;
            count += taken.len() as u64;
            start = last;
            if read < LOOKED_AT {
                return Ok(count);
            }
        }
    }

    /// Of the next accounts beyond an address those that the filter leaves; how many were read, and the last one's address.
    async fn candidates(
        &self,
        filter: &AccountFilter,
        start: Option<&str>,
        end: Option<&str>,
        downward: bool,
        limit: usize,
    ) -> Result<(Vec<Candidate>, usize, Option<String>)> {
        let mut select = Query::select().columns([ID, EMAIL, NAME]).from(ACCOUNT).take();
        narrow(&mut select, filter);
        let email = || Expr::col(EMAIL);
        if let Some(start) = start {
            select.and_where(if downward { email().lt(start) } else { email().gt(start) });
        }
        if let Some(end) = end {
            select.and_where(if downward { email().gt(end) } else { email().lt(end) });
        }
        select
            .order_by(EMAIL, if downward { Order::Desc } else { Order::Asc })
            .limit(u64::try_from(limit).unwrap_or(u64::MAX));
        let rows = self.reader.query_all(&select).await?;
        let (mut taken, mut last) = (Vec::new(), None);
        for row in &rows {
            let (id, email): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            last = Some(email.clone());
            if filter.takes(&email, &row.try_get_by_index::<String>(2)?) {
                taken.push(Candidate { id, email });
            }
        }
        Ok((taken, rows.len(), last))
    }

    /// When accounts were last used, to the minute, by a session or token that is still kept; those of which it is known.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn last_uses(&self, accounts: &[Uuid]) -> Result<HashMap<Uuid, Timestamp>> {
        let used = Name("last_used_at");
        let mut found: HashMap<Uuid, Timestamp> = HashMap::new();
        for ids in accounts.chunks(crate::read::MOST_BINDS) {
            for table in ["session", "api_token"] {
                let select = Query::select()
                    .column(ACCOUNT_ID)
                    .expr(Func::max(Expr::col(used)))
                    .from(Name(table))
                    .and_where(Expr::col(ACCOUNT_ID).is_in(ids.iter().copied()))
                    .group_by_col(ACCOUNT_ID)
                    .take();
                for row in self.reader.query_all(&select).await? {
                    let Some(at) = row.try_get_by_index::<Option<i64>>(1)?.map(timestamp) else { continue };
                    let last = found.entry(row.try_get_by_index(0)?).or_insert(at);
                    *last = Ord::max(at, *last);
                }
            }
        }
        Ok(found)
    }
}

fn narrow(select: &mut SelectStatement, filter: &AccountFilter) {
    if let Some(state) = filter.state {
        select.and_where(Expr::col(STATE).eq(state.as_str()));
    }
}

/// The address that a cursor holds. It is wrapped so that nobody takes it for one, and it stands in no address of a page.
fn address(cursor: &str) -> Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| Error::BadCursor)?;
    // PostgreSQL keeps no null characters.
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(Error::BadCursor)
}
