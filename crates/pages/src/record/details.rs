//! What is known of a record, name by name.

use domain::{
    Doi, Id, Member, Record, Scheme,
    record::{Consent, Details, Place},
};

use crate::{
    Site,
    asked::Asked,
    place::{self, Link, located, named},
};

/// A name and what stands for it.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) values: Vec<Link>,
}

/// Everything that is told of a record beside its texts.
pub(crate) async fn properties(site: &Site, asked: &Asked, record: &Record) -> app::Result<Vec<Property>> {
    let (i, content) = (asked.i, &record.content);
    let interface = i.languages();
    let mut all = Vec::new();
    let mut add = |name: &str, values: Vec<Link>| {
        if !values.is_empty() {
            all.push(Property { name: i.t(&format!("property-{name}")), values });
        }
    };
    let text = |text: Option<&str>| text.map(Link::nowhere).into_iter().collect::<Vec<_>>();
    add("date", content.date.iter().map(|date| Link::nowhere(i.date(date))).collect());
    match &content.details {
        Details::Publication(_) => {}
        Details::ResearchProject(project) => {
            add("start", project.start.iter().map(|date| Link::nowhere(i.date(date))).collect());
            add("end", project.end.iter().map(|date| Link::nowhere(i.date(date))).collect());
            let funder = |funder: &domain::record::Funder| match &funder.grant {
                Some(grant) => Link::nowhere(format!("{} ({grant})", funder.name)),
                None => Link::nowhere(&funder.name),
            };
            add("funders", project.funders.iter().map(funder).collect());
        }
        Details::Dataset(dataset) => {
            add("version", text(dataset.dataset_version.as_deref()));
            add("coverage", dataset.coverage.iter().map(|date| Link::nowhere(i.date(date))).collect());
        }
        Details::CaseStudy(case) => {
            add("people-reached", case.people_reached.iter().map(|n| Link::nowhere(i.number(*n))).collect());
            let target = |target: &domain::SdgTarget| {
                Link::to(target.to_string(), format!("/{}/search?sdg={}", i.tag, target.goal()))
            };
            add("sdg-targets", case.sdg_targets.iter().map(target).collect());
            let consent = |Consent { given, note }: &Consent| {
                let said = Link::nowhere(i.t(if *given { "consent-given" } else { "consent-open" }));
                std::iter::once(said).chain(note.iter().map(Link::nowhere)).collect::<Vec<_>>()
            };
            add("consent", case.consent.iter().flat_map(consent).collect());
            add("confirmed", case.confirmed_on.iter().map(|day| Link::nowhere(i.day(*day))).collect());
        }
    }
    if let Some(source) = &content.source {
        add("in", text(source.title.as_deref()));
        add("series", text(source.series.as_deref()));
        add("volume", text(source.volume.as_deref()));
        add("issue", text(source.issue.as_deref()));
        add("pages", text(source.pages.as_deref()));
        add("edition", text(source.edition.as_deref()));
        add("publisher", text(source.publisher.as_deref()));
        add("place-of-publication", text(source.place.as_deref()));
    }
    let language = |language: &domain::Language| {
        language.label(interface).map_or_else(|| Link::nowhere(language.as_str()), Link::nowhere)
    };
    add("language", content.languages.iter().map(language).collect());
    let place = |place: &Place| {
        let words = located(i, Some(&place.name), place.country);
        match place.country {
            Some(country) => Link::to(words, format!("/{}/search?country={country}", i.tag)),
            None => Link::nowhere(words),
        }
    };
    add("places", content.places.iter().map(place).collect());
    let licence = content.licence.as_ref().map(|licence| licence.0.as_str());
    add(
        "licence",
        match licence {
            None => vec![Link::nowhere(i.t("licence-unknown"))],
            Some(licence) if domain::identifier::is_web_address(licence) => vec![Link::to(licence, licence)],
            Some(licence) => {
                vec![Link::to(licence, format!("https://spdx.org/licenses/{licence}.html"))]
            }
        },
    );
    add("access", vec![Link::nowhere(named(i, "access", content.access.as_str()))]);
    let identifier = |identifier: &domain::Identifier| {
        let (scheme, value) = (identifier.scheme(), identifier.value());
        let shown = match scheme {
            Scheme::Other | Scheme::Url => value.to_owned(),
            scheme => format!("{} {value}", scheme_name(scheme)),
        };
        match address_of(scheme, value) {
            Some(address) => Link::to(shown, address),
            None => Link::nowhere(shown),
        }
    };
    add("identifiers", content.identifiers.iter().map(identifier).collect());
    add("keywords", content.keywords.iter().map(Link::nowhere).collect());
    if let Some(owner) = content.owner {
        let found = site.app.get_many::<Member>(&asked.cx, &[owner]).await?;
        let link = |owner: &Id<Member>| {
            let member = found.get(owner)?;
            let kind = domain::EntityKind::Member;
            Some(Link::named(asked, kind, &member.head.slug, &member.content.name))
        };
        add("owner", link(&owner).into_iter().collect());
    }
    let path = place::path(content.details.kind(), &record.head.slug);
    let site_address = asked.base(site);
    add("permanent-address", vec![Link::to(format!("{site_address}{path}"), path)]);
    Ok(all)
}

/// What a scheme of identifiers is called everywhere.
pub(crate) fn scheme_name(scheme: Scheme) -> String {
    match scheme {
        Scheme::Handle => "Handle".to_owned(),
        Scheme::Arxiv => "arXiv".to_owned(),
        Scheme::Wikidata => "Wikidata".to_owned(),
        Scheme::Geonames => "GeoNames".to_owned(),
        Scheme::UnLocode => "UN/LOCODE".to_owned(),
        Scheme::DocumentSymbol | Scheme::Other => String::new(),
        Scheme::Doi | Scheme::Isbn | Scheme::Issn | Scheme::Url | Scheme::Lccn | Scheme::Ror => {
            scheme.as_str().to_uppercase()
        }
    }
}

/// Where an identifier leads.
pub(crate) fn address_of(scheme: Scheme, value: &str) -> Option<String> {
    Some(match scheme {
        Scheme::Doi => value.parse::<Doi>().ok()?.url(),
        Scheme::Handle => format!("https://hdl.handle.net/{value}"),
        Scheme::Arxiv => format!("https://arxiv.org/abs/{value}"),
        Scheme::Lccn => format!("https://lccn.loc.gov/{value}"),
        Scheme::Ror if !value.starts_with("http") => format!("https://ror.org/{value}"),
        Scheme::Wikidata => format!("https://www.wikidata.org/wiki/{value}"),
        Scheme::Geonames => format!("https://www.geonames.org/{value}"),
        Scheme::Url | Scheme::Ror if domain::identifier::is_web_address(value) => value.to_owned(),
        _ => return None,
    })
}
