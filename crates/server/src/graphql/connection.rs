//! Relay connections (Cursor Connections Specification), once for every noun.

use std::borrow::Cow;

use app::Curated;
use async_graphql::{Context, Description, Object, OutputType, SimpleObject, TypeName};
use domain::{Filter, Order, Page, PageRequest};

use super::{
    asker::Asker,
    error::{Result, failed, invalid},
};

/// Items of a page when a query does not say.
const DEFAULT: usize = 20;

/// Where a page stands in its list.
#[derive(SimpleObject, Debug, Clone, Default)]
#[graphql(serial)]
pub(crate) struct PageInfo {
    /// Whether there is more after this page.
    pub has_next_page: bool,
    /// Whether there is more before this page.
    pub has_previous_page: bool,
    /// The cursor of the first item; none where the page is empty.
    pub start_cursor: Option<String>,
    /// The cursor of the last item; none where the page is empty.
    pub end_cursor: Option<String>,
}

impl PageInfo {
    /// Where a page stands.
    pub(crate) fn of<T>(page: &Page<T>) -> Self {
        let cursor = |item: Option<&(String, T)>| item.map(|(cursor, _)| cursor.clone());
        Self {
            has_next_page: page.has_next,
            has_previous_page: page.has_previous,
            start_cursor: cursor(page.items.first()),
            end_cursor: cursor(page.items.last()),
        }
    }
}

/// The part of a list that is asked for.
pub(crate) fn page(
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
) -> Result<PageRequest> {
    let (limit, from_end) = match (first, last) {
        (Some(_), Some(_)) => return Err(invalid("give either 'first' or 'last', not both")),
        (Some(first), None) => (size("first", first)?, false),
        (None, Some(last)) => (size("last", last)?, true),
        (None, None) => (DEFAULT, false),
    };
    Ok(PageRequest { limit, from_end, after, before })
}

/// A page's size, if it is one.
pub(crate) fn size(name: &str, size: i32) -> Result<usize> {
    let sized = usize::try_from(size).ok().filter(|size| (1..=PageRequest::MOST).contains(size));
    sized.ok_or_else(|| invalid(format!("'{name}' must be between 1 and {}, not {size}", PageRequest::MOST)))
}

/// A noun's lens, as items of lists.
pub(crate) trait Listed: OutputType + Clone {
    /// What it is a lens on.
    type Noun: Curated;

    /// The type's name with `Connection`, and with `Edge`; and what the lists hold, for their descriptions.
    const NAMES: [&'static str; 3];

    /// The lens.
    fn of(noun: std::sync::Arc<Self::Noun>) -> Self;
}

/// A page of a list, and what its total needs.
pub(crate) struct Connection<L: Listed> {
    page: Page<L>,
    filter: Filter,
}

/// An item of a list.
pub(crate) struct Edge<L: Listed> {
    cursor: String,
    node: L,
}

impl<L: Listed> TypeName for Connection<L> {
    fn type_name() -> Cow<'static, str> {
        L::NAMES[0].into()
    }
}

impl<L: Listed> TypeName for Edge<L> {
    fn type_name() -> Cow<'static, str> {
        L::NAMES[1].into()
    }
}

impl<L: Listed> Description for Connection<L> {
    fn description() -> &'static str {
        L::NAMES[2]
    }
}

/// Reads a page of what there is for the asker.
pub(crate) async fn list<L: Listed>(
    asker: &Asker,
    filter: Filter,
    order: Order,
    page: PageRequest,
) -> Result<Connection<L>> {
    let found = asker.app.list::<L::Noun>(&asker.cx, filter.clone(), order, page).await;
    Ok(Connection { page: found.map_err(|error| failed(&error))?.map(L::of), filter })
}

#[Object(serial, name_type, use_type_description)]
impl<L: Listed> Connection<L> {
    /// The items with their cursors.
    async fn edges(&self) -> Vec<Edge<L>> {
        let edge = |(cursor, node): &(String, L)| Edge { cursor: cursor.clone(), node: node.clone() };
        self.page.items.iter().map(edge).collect()
    }

    /// The items.
    async fn nodes(&self) -> Vec<L> {
        self.page.items.iter().map(|(_, node)| node.clone()).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many items the whole list has for the asker, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        let count = asker.app.count::<L::Noun>(&asker.cx, self.filter.clone()).await;
        count.map_err(|error| failed(&error))
    }
}

/// An item of a list with its place.
#[Object(serial, name_type)]
impl<L: Listed> Edge<L> {
    /// The item's place in the list; it stays true when the list changes. Give it as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The item.
    async fn node(&self) -> L {
        self.node.clone()
    }
}
