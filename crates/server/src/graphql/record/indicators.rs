//! Comparing what many case studies measured.

use app::Reported;
use async_graphql::{Context, Enum, InputObject, Object};
use domain::{
    EntityKind, Filter, Page, PageRequest, Property,
    record::indicators::{IndicatorField, IndicatorFilter, IndicatorOrder as Order},
};

use super::{
    case_parts::Indicator,
    kinds::{CaseStudy, Work},
    query::IntListFilter,
    values::EvidenceLevel,
};
use crate::graphql::{
    asker::Asker,
    connection::{self, PageInfo},
    country::Country,
    error::{Result, failed, invalid},
    filter::{All, Direction, IdFilter, IntFilter, StringFilter},
    member::Member,
};

/// The longest name that is looked for, in characters.
const LONGEST_NAME: usize = 200;

/// What indicators are narrowed to. Everything that is given must hold; of several values one is enough.
#[derive(InputObject, Default)]
pub(crate) struct IndicatorWhere {
    /// What it is counted in, upper and lower case alike: `jobs`, `%`.
    unit: Option<StringFilter>,
    /// A piece of its name in any of its languages, upper and lower case alike: at most 200 characters.
    name: Option<String>,
    /// How well it is founded.
    evidence: Option<Vec<EvidenceLevel>>,
    /// A country that the case is about (ISO 3166-1 alpha-2).
    country: Option<StringFilter>,
    /// A goal that the case serves, by number.
    sdg: Option<IntListFilter>,
    /// A topic that the case is about.
    topic: Option<IdFilter>,
    /// The member that the case belongs to, or that took part in it.
    member: Option<IdFilter>,
    /// The year of the value; `isNull` is not looked at.
    year: Option<IntFilter>,
    /// The value.
    value: Option<FloatFilter>,
}

/// A number's bounds, both included.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct FloatFilter {
    /// At least this.
    gte: Option<f64>,
    /// At most this.
    lte: Option<f64>,
}

/// What indicators are ordered by.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IndicatorOrderField {
    /// When the case was first published here.
    PublishedAt,
    /// The value; what has none comes first going up. Values are compared as numbers, whatever the unit: narrow to one.
    Value,
    /// The year of the value; what has no date comes first going up.
    Year,
    /// The name in its original language.
    Name,
}

/// The order of indicators.
#[derive(InputObject, Debug, Clone, Copy)]
pub(crate) struct IndicatorOrder {
    /// By what.
    field: IndicatorOrderField,
    /// Up or down.
    #[graphql(default_with = "Direction::Desc")]
    direction: Direction,
}

impl IndicatorOrder {
    fn or_newest(order: Option<Self>) -> Order {
        let Some(Self { field, direction }) = order else {
            return Order { field: IndicatorField::Published, descending: true };
        };
        let field = match field {
            IndicatorOrderField::PublishedAt => IndicatorField::Published,
            IndicatorOrderField::Value => IndicatorField::Value,
            IndicatorOrderField::Year => IndicatorField::Year,
            IndicatorOrderField::Name => IndicatorField::Name,
        };
        Order { field, descending: direction == Direction::Desc }
    }
}

impl IndicatorWhere {
    fn read(filter: Option<Self>) -> Result<IndicatorFilter> {
        let Self { unit, name, evidence, country, sdg, topic, member, year, value } =
            filter.unwrap_or_default();
        let mut case = All::default();
        case.country(country)?;
        if let Some(sdg) = sdg {
            case.is(Property::Sdg(sdg.goals()?));
        }
        case.things("topic", topic, &[EntityKind::Topic], Property::Topic)?;
        case.things("member", member, &[EntityKind::Member], Property::Member)?;
        let units = unit.map(|unit| unit.values("unit")).transpose()?;
        let texts = || units.iter().flatten().chain(&name);
        if texts().any(|text| text.contains('\0')) {
            return Err(invalid("unit, name: a null character is in no text"));
        }
        if name.as_ref().is_some_and(|name| name.chars().count() > LONGEST_NAME) {
            return Err(invalid(format!("name: at most {LONGEST_NAME} characters are allowed")));
        }
        let nothing =
            units.as_ref().is_some_and(Vec::is_empty) || evidence.as_ref().is_some_and(Vec::is_empty);
        if nothing {
            case.add(Filter::Any(Vec::new()));
        }
        let (from, until, _) = year.map_or((None, None, None), IntFilter::bounds);
        let value = value.map_or((None, None), |FloatFilter { gte, lte }| (gte, lte));
        Ok(IndicatorFilter {
            case: case.done(),
            units: units.unwrap_or_default(),
            name: name.filter(|name| !name.trim().is_empty()),
            evidence: evidence.into_iter().flatten().map(Into::into).collect(),
            year: (from, until),
            value,
        })
    }
}

/// An indicator with the published case study that reports it.
#[derive(Clone)]
pub(crate) struct ReportedIndicator(Reported);

/// An indicator with the published case study that reports it.
#[Object(serial)]
impl ReportedIndicator {
    /// What was measured.
    async fn indicator(&self) -> Indicator {
        Indicator(self.0.indicator.clone())
    }

    /// The case study that reports it.
    async fn case_study(&self) -> CaseStudy {
        Work::new(self.0.case.clone())
    }

    /// The member that the case study belongs to.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        let Some(member) = self.0.member() else {
            return Ok(None);
        };
        Ok(Asker::of(ctx).load(member).await?.map(Member))
    }

    /// The first country that the case study is about.
    async fn country(&self) -> Option<Country> {
        self.0.country().map(Into::into)
    }
}

/// A page of a list of indicators.
pub(crate) struct ReportedIndicatorConnection {
    page: Page<Reported>,
    filter: IndicatorFilter,
    order: Order,
}

/// A page of a list of indicators.
#[Object(serial)]
impl ReportedIndicatorConnection {
    /// The items with their cursors.
    async fn edges(&self) -> Vec<ReportedIndicatorEdge> {
        let edge = |(cursor, node): &(String, Reported)| ReportedIndicatorEdge {
            cursor: cursor.clone(),
            node: ReportedIndicator(node.clone()),
        };
        self.page.items.iter().map(edge).collect()
    }

    /// The items.
    async fn nodes(&self) -> Vec<ReportedIndicator> {
        self.page.items.iter().map(|(_, node)| ReportedIndicator(node.clone())).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::of(&self.page)
    }

    /// How many items the whole list has for the asker, exactly. It is counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        let asker = Asker::of(ctx);
        let count = asker.app.count_indicators(&asker.cx, self.filter.clone(), self.order).await;
        count.map_err(|error| failed(&error))
    }
}

/// An item of a list of indicators with its place.
pub(crate) struct ReportedIndicatorEdge {
    cursor: String,
    node: ReportedIndicator,
}

/// An item of a list of indicators with its place.
#[Object(serial)]
impl ReportedIndicatorEdge {
    /// The item's place in the list; it stays true when the list changes. Give it as `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The item.
    async fn node(&self) -> ReportedIndicator {
        self.node.clone()
    }
}

/// Comparing what case studies measured.
#[derive(Default)]
pub(crate) struct IndicatorQuery;

/// Comparing what case studies measured.
#[Object(serial)]
impl IndicatorQuery {
    /// What published case studies measured, each figure with its case, to be compared; of the newest case first where no
    /// order is asked for. Drafts and what you may not see are neither listed nor counted.
    #[expect(clippy::too_many_arguments, reason = "Relay's four arguments stand on every connection")]
    async fn indicators(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "What they are narrowed to.")] filter: Option<IndicatorWhere>,
        #[graphql(desc = "Their order.")] order_by: Option<IndicatorOrder>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "Only what stands after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<ReportedIndicatorConnection> {
        let filter = IndicatorWhere::read(filter)?;
        let order = IndicatorOrder::or_newest(order_by);
        let request: PageRequest = connection::page(first, after, last, before)?;
        let asker = Asker::of(ctx);
        let page = asker.app.indicators(&asker.cx, filter.clone(), order, request).await;
        Ok(ReportedIndicatorConnection { page: page.map_err(|error| failed(&error))?, filter, order })
    }
}
