//! A search as the address of its page says it: [`Params`].

use app::Question;
use chrono::Datelike as _;
use form_urlencoded::{Serializer, parse};
use search::{FacetField, Filter, Order};

/// Orders of hits, by the name that stands in addresses.
pub(crate) const ORDERS: [(Order, &str); 5] = [
    (Order::Relevance, "relevance"),
    (Order::DateDesc, "date_desc"),
    (Order::DateAsc, "date_asc"),
    (Order::TitleAsc, "title_asc"),
    (Order::PublishedDesc, "published_desc"),
];

/// Characters of words that are searched for: every link of the page repeats them.
const LONGEST: usize = 1_000;
/// Values that are chosen at most: what is more is left out.
const MOST_CHOSEN: usize = 100;

/// A search: words, what it is narrowed to, order, page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Params {
    pub(crate) words: String,
    /// Chosen values, in the order of the address.
    pub(crate) chosen: Vec<(FacetField, String)>,
    pub(crate) from: Option<i32>,
    pub(crate) until: Option<i32>,
    pub(crate) order: Order,
    /// Whether the words are searched for as they are.
    pub(crate) is_literal: bool,
    pub(crate) after: Option<String>,
    pub(crate) before: Option<String>,
    /// How many hits come before the page, as far as the walk that led here knows.
    pub(crate) passed: u64,
    /// The facet of which all values are wanted.
    pub(crate) more: Option<FacetField>,
}

impl Params {
    /// Reads a query string. What can't be understood is left out: an address that was copied badly still searches.
    pub(crate) fn read(query: &str) -> Self {
        let mut params = Self::default();
        for (name, value) in parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let year = || value.parse().ok().filter(|year| (0..=9_999).contains(year));
            match &*name {
                "q" => params.words = words(value),
                "from" => params.from = year(),
                "until" => params.until = year(),
                "sort" => {
                    let known = ORDERS.iter().find(|(_, known)| *known == value);
                    params.order = known.map_or(Order::Relevance, |(order, _)| *order);
                }
                "literal" => params.is_literal = value == "1",
                "after" => params.after = Some(value.to_owned()),
                "before" => params.before = Some(value.to_owned()),
                "passed" => params.passed = value.parse().unwrap_or(0),
                "more" => params.more = field(value),
                name => {
                    let chosen = field(name).map(|field| (field, value.to_owned()));
                    let is_new = |chosen: &(FacetField, String)| !params.chosen.contains(chosen);
                    if params.chosen.len() < MOST_CHOSEN {
                        params.chosen.extend(chosen.filter(is_new));
                    }
                }
            }
        }
        params
    }

    /// A search that was kept, as far as its page can show it.
    pub(crate) fn of(question: &Question) -> Option<Self> {
        let Question { query, filter, order, literal } = question;
        let mut params =
            Self { words: query.clone(), order: *order, is_literal: *literal, ..Self::default() };
        filter.iter().all(|filter| params.take(filter)).then_some(params)
    }

    /// Takes a condition in. Answers whether the page has it.
    fn take(&mut self, filter: &Filter) -> bool {
        match filter {
            Filter::All(all) => all.iter().all(|filter| self.take(filter)),
            Filter::OneOf(field, values) => {
                self.chosen.extend(values.iter().map(|value| (*field, value.clone())));
                true
            }
            Filter::Dated(first, last) => {
                (self.from, self.until) = (first.map(|day| day.year()), last.map(|day| day.year()));
                true
            }
            // That topics are shown apart is the page's own.
            Filter::Not(inner) => matches!(&**inner, Filter::OneOf(FacetField::Kind, _)),
            _ => false,
        }
    }

    /// The path and query string of its page.
    pub(crate) fn path(&self) -> String {
        let Self { words, chosen, from, until, order, is_literal, after, before, passed, more } = self;
        let mut query = Serializer::new(String::new());
        if !words.is_empty() {
            query.append_pair("q", words);
        }
        for (field, value) in chosen {
            query.append_pair(field.as_str(), value);
        }
        let mut number = |name: &str, number: Option<String>| {
            if let Some(number) = number {
                query.append_pair(name, &number);
            }
        };
        number("from", from.map(|year| year.to_string()));
        number("until", until.map(|year| year.to_string()));
        let sort = ORDERS.iter().find(|(known, _)| known == order && *known != Order::Relevance);
        number("sort", sort.map(|(_, name)| (*name).to_owned()));
        number("literal", is_literal.then(|| "1".to_owned()));
        number("after", after.clone());
        number("before", before.clone());
        number("passed", (*passed > 0).then(|| passed.to_string()));
        number("more", more.map(|field| field.as_str().to_owned()));
        let query = query.finish();
        if query.is_empty() { "/search".to_owned() } else { format!("/search?{query}") }
    }

    /// The same search from its first page on.
    pub(crate) fn first_page(&self) -> Self {
        Self { after: None, before: None, passed: 0, more: None, ..self.clone() }
    }

    /// With another value chosen, or without one that was.
    pub(crate) fn toggled(&self, field: FacetField, value: &str) -> Self {
        let mut other = self.first_page();
        let before = other.chosen.len();
        other.chosen.retain(|(chosen, kept)| *chosen != field || kept != value);
        if other.chosen.len() == before {
            other.chosen.push((field, value.to_owned()));
        }
        other
    }

    /// With other words.
    pub(crate) fn with_words(&self, words: &str) -> Self {
        Self { words: words.to_owned(), ..self.first_page() }
    }

    /// Without anything chosen in a field.
    pub(crate) fn without(&self, field: FacetField) -> Self {
        let mut other = self.first_page();
        other.chosen.retain(|(chosen, _)| *chosen != field);
        if field == FacetField::Year {
            (other.from, other.until) = (None, None);
        }
        other
    }

    /// Whether a value is chosen.
    pub(crate) fn has(&self, field: FacetField, value: &str) -> bool {
        self.chosen.iter().any(|(chosen, kept)| *chosen == field && kept == value)
    }

    /// Whether the search is narrowed by anything beside its words.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.chosen.is_empty() || self.from.is_some() || self.until.is_some()
    }

    /// The conditions beside the words.
    pub(crate) fn filter(&self) -> Option<Filter> {
        let mut all = Vec::new();
        for field in FacetField::ALL {
            let of_field = self.chosen.iter().filter(|(chosen, _)| *chosen == field);
            let values: Vec<String> = of_field.map(|(_, value)| value.clone()).collect();
            if !values.is_empty() {
                all.push(Filter::OneOf(field, values));
            }
        }
        if self.from.is_some() || self.until.is_some() {
            all.push(Filter::years(self.from, self.until));
        }
        (!all.is_empty()).then_some(Filter::All(all))
    }
}

/// What is searched for, without what nobody types, and no longer than the query language reads.
fn words(typed: &str) -> String {
    let kept = typed.chars().map(|character| if character.is_control() { ' ' } else { character });
    kept.take(LONGEST).collect::<String>().trim().to_owned()
}

fn field(name: &str) -> Option<FacetField> {
    FacetField::ALL.into_iter().find(|field| field.as_str() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_of_a_search_and_nothing_else_harms() {
        let query = "q=%ED%98%91%EB%8F%99%EC%A1%B0%ED%95%A9+%22a+b%22&language=fr&language=ko&language=fr&from=2004&until=\
                     &sort=date_desc&nonsense=1&from=abc&kind=&after=%00%ff";
        let params = Params::read(query);
        assert_eq!(params.words, "협동조합 \"a b\"");
        let chosen = [(FacetField::Language, "fr".to_owned()), (FacetField::Language, "ko".to_owned())];
        assert_eq!(params.chosen, chosen);
        assert_eq!((params.from, params.order), (None, Order::DateDesc), "the last one counts");
        let path = params.path();
        assert_eq!(Params::read(path.split_once('?').unwrap().1), params);
        let many: String = (0..500).map(|at| format!("topic=t{at}&")).collect();
        assert_eq!(Params::read(&many).chosen.len(), MOST_CHOSEN);
        assert_eq!(Params::read("").path(), "/search");
    }

    #[test]
    fn choosing_twice_is_not_choosing() {
        let once = Params::read("q=a&after=x&passed=20").toggled(FacetField::Kind, "dataset");
        assert_eq!(once.path(), "/search?q=a&kind=dataset");
        assert!(once.has(FacetField::Kind, "dataset"));
        assert_eq!(once.toggled(FacetField::Kind, "dataset").path(), "/search?q=a");
        let years = Params::read("from=2004&kind=member");
        assert_eq!(years.without(FacetField::Year).path(), "/search?kind=member");
        assert!(matches!(years.filter(), Some(Filter::All(all)) if all.len() == 2));
    }
}
