//! What search engines and reference managers read of a record: Highwire Press tags (as Google Scholar and Zotero read
//! them), Dublin Core, Open Graph and schema.org as JSON-LD.

use domain::{
    Record, Scheme,
    record::{Contributor, ContributorKind, ContributorRole, Details, PublicationType, Source},
};
use formats::{
    citation::{creators, in_role, issued},
    markdown,
};
use serde_json::{Value, json};

use super::export::Form;
use crate::{
    entry::shortened,
    place,
    shell::{Meta, Shell},
    shown::Shown,
};

/// The permanent address of the page.
pub(crate) fn address(shell: &Shell) -> String {
    shell.permanent()
}

/// Puts into the head of the page what machines read.
pub(crate) fn describe(shell: &mut Shell, record: &Record, title: &Shown) {
    let content = &record.content;
    let address = address(shell);
    let mut metas = Vec::new();
    let description =
        content.summary.serve(shell.i.languages()).map(|served| shortened(&markdown::words(served.text)));
    metas.extend(description.as_ref().map(|text| Meta::new("description", text)));

    metas.push(Meta::new("citation_title", &title.text));
    for contributor in creators(record) {
        metas.push(Meta::new("citation_author", &contributor.name));
        metas.extend(contributor.orcid.as_ref().map(|orcid| Meta::new("citation_author_orcid", orcid.url())));
    }
    // Years, or days with slashes, are what is read there.
    let issued = issued(record);
    metas.extend(issued.as_ref().map(|date| {
        let is_exact = date.earliest() == date.latest();
        let text = if is_exact { date.as_str().replace('-', "/") } else { date.year().to_string() };
        Meta::new("citation_publication_date", text)
    }));
    metas.extend(content.languages.first().map(|language| Meta::new("citation_language", language.as_str())));
    let Source { title: within, volume, issue, pages, publisher, .. } =
        content.source.clone().unwrap_or_default();
    let source_tag = match &content.details {
        Details::Publication(publication) => match publication.publication_type {
            PublicationType::Article => "citation_journal_title",
            PublicationType::ConferencePaper => "citation_conference_title",
            _ => "citation_inbook_title",
        },
        _ => "citation_inbook_title",
    };
    let mut tag = |name: &str, value: Option<String>| metas.extend(value.map(|value| Meta::new(name, value)));
    tag(source_tag, within);
    tag("citation_volume", volume);
    tag("citation_issue", issue);
    let (first, last) = pages.as_deref().map_or((None, None), |pages| {
        let mut ends = pages.split(['-', '–']).map(|page| page.trim().to_owned());
        (ends.next(), ends.next())
    });
    tag("citation_firstpage", first);
    tag("citation_lastpage", last);
    tag("citation_publisher", publisher);
    tag("citation_doi", content.doi().map(|doi| doi.to_string()));
    for identifier in &content.identifiers {
        match identifier.scheme() {
            Scheme::Isbn => tag("citation_isbn", Some(identifier.value().to_owned())),
            Scheme::Issn => tag("citation_issn", Some(identifier.value().to_owned())),
            _ => {}
        }
    }
    tag("citation_abstract_html_url", Some(address.clone()));
    let pdf = content.url.clone().filter(|url| url.to_ascii_lowercase().ends_with(".pdf"));
    tag("citation_pdf_url", pdf);

    tag("DC.title", Some(title.text.clone()));
    for contributor in creators(record) {
        tag("DC.creator", Some(contributor.name.clone()));
    }
    tag("DC.date", issued.as_ref().map(|date| date.as_str().to_owned()));
    tag("DC.type", Some(record.content.details.kind().as_str().to_owned()));
    tag("DC.identifier", Some(address.clone()));
    for language in &content.languages {
        tag("DC.language", Some(language.to_string()));
    }
    tag("DC.rights", content.licence.as_ref().map(|licence| licence.0.clone()));

    metas.push(Meta::property("og:type", "article"));
    metas.push(Meta::property("og:title", &title.text));
    metas.push(Meta::property("og:site_name", &shell.identity.name));
    metas.push(Meta::property("og:url", &address));
    metas.extend(description.as_ref().map(|text| Meta::property("og:description", text)));
    shell.metas = metas;

    let path = place::path(content.details.kind(), &record.head.slug);
    let alternate = |form: Form| {
        let media_type = form.media_type().split(';').next().unwrap_or_default();
        (media_type, format!("/{}{path}.{}", shell.i.tag, form.extension()))
    };
    shell.alternates = Form::ALL.map(alternate).into();
    let json = json_ld(record, &title.text, &address).to_string();
    // `</script>` in a text must not end the element.
    shell.json_ld = Some(json.replace('<', "\\u003c"));
}

fn json_ld(record: &Record, title: &str, address: &str) -> Value {
    let content = &record.content;
    let sort = match &content.details {
        Details::Publication(publication) => match publication.publication_type {
            PublicationType::Article | PublicationType::ConferencePaper => "ScholarlyArticle",
            PublicationType::Book => "Book",
            PublicationType::BookChapter => "Chapter",
            PublicationType::Thesis => "Thesis",
            PublicationType::Legislation => "Legislation",
            PublicationType::Report | PublicationType::PolicyBrief | PublicationType::WorkingPaper => {
                "Report"
            }
            PublicationType::Proceedings
            | PublicationType::Guide
            | PublicationType::Declaration
            | PublicationType::Other => "CreativeWork",
        },
        Details::ResearchProject(_) => "ResearchProject",
        Details::Dataset(_) => "Dataset",
        Details::CaseStudy(_) => "Article",
    };
    let person = |contributor: &Contributor| {
        let sort = match contributor.kind {
            ContributorKind::Person => "Person",
            ContributorKind::Organisation => "Organization",
        };
        let mut person = json!({ "@type": sort, "name": contributor.name });
        if let (Some(orcid), Some(fields)) = (&contributor.orcid, person.as_object_mut()) {
            fields.insert("sameAs".to_owned(), json!(orcid.url()));
        }
        person
    };
    let mut all = json!({
        "@context": "https://schema.org",
        "@type": sort,
        "@id": address,
        "url": address,
        "name": title,
        "inLanguage": content.languages.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "author": creators(record).into_iter().map(person).collect::<Vec<_>>(),
        "keywords": content.keywords,
        "isAccessibleForFree": content.access == domain::record::Access::Open,
    });
    if let Some(fields) = all.as_object_mut() {
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        };
        // A project is no work, and has no translators.
        let translators = in_role(record, ContributorRole::Translator).map(person).collect::<Vec<_>>();
        let is_work = !matches!(content.details, Details::ResearchProject(_));
        set("translator", Some(json!(translators)).filter(|_| is_work));
        set("datePublished", issued(record).map(|date| json!(date.as_str())));
        set("sameAs", content.doi().map(|doi| json!(doi.url())));
        set("license", content.licence.as_ref().map(|licence| json!(licence.0)));
        set(
            "description",
            content.summary.original().map(|(_, summary)| json!(markdown::words(&summary.text))),
        );
        let publisher = content.source.as_ref().and_then(|source| source.publisher.as_ref());
        set("publisher", publisher.map(|name| json!({ "@type": "Organization", "name": name })));
        fields.retain(|_, value| value.as_array().is_none_or(|values| !values.is_empty()));
    }
    all
}
