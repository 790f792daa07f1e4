//! Pages of lists: what is asked for, and what comes back.

/// Which part of an ordered list is wanted. Cursors are opaque to everyone but the list that made them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// How many at most: 1 to 100.
    pub limit: usize,
    /// Counted from the end of the list (`last`) rather than from its beginning (`first`).
    pub from_end: bool,
    /// Only what stands after this cursor.
    pub after: Option<String>,
    /// Only what stands before this cursor.
    pub before: Option<String>,
}

impl PageRequest {
    /// The most that one page holds.
    pub const MOST: usize = 100;

    /// The first `limit` of a list.
    #[must_use]
    pub const fn first(limit: usize) -> Self {
        Self { limit, from_end: false, after: None, before: None }
    }

    /// The next `limit` after a cursor.
    #[must_use]
    pub const fn next(limit: usize, after: Option<String>) -> Self {
        Self { limit, from_end: false, after, before: None }
    }
}

/// A part of an ordered list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What stands there, each with its cursor, in the list's order.
    pub items: Vec<(String, T)>,
    /// Whether there is more before.
    pub has_previous: bool,
    /// Whether there is more after.
    pub has_next: bool,
}

impl<T> Page<T> {
    /// The same page of something else.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Page<U> {
        let Self { items, has_previous, has_next } = self;
        let items = items.into_iter().map(|(cursor, item)| (cursor, change(item))).collect();
        Page { items, has_previous, has_next }
    }
}
