//! Records in the forms that reference managers read.

use std::sync::Arc;

use axum::{
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    response::{IntoResponse as _, Response},
};
use domain::Record;
use formats::citation;

use crate::place;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Bibtex,
    Ris,
    CslJson,
}

impl Form {
    pub(crate) const ALL: [Self; 3] = [Self::Bibtex, Self::Ris, Self::CslJson];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
        }
    }

    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Bibtex => "bib",
            Self::Ris => "ris",
            Self::CslJson => "csl.json",
        }
    }

    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
            Self::CslJson => "application/vnd.citationstyles.csl+json; charset=utf-8",
        }
    }

    /// The name of a thing and the form that is asked for by an address such as `work.bib`. Slugs have no dots.
    pub(crate) fn of(name: &str) -> (&str, Option<Self>) {
        for form in Self::ALL {
            if let Some(slug) = name.strip_suffix(form.extension()).and_then(|rest| rest.strip_suffix('.')) {
                return (slug, Some(form));
            }
        }
        (name, None)
    }
}

impl Form {
    /// A part of a file that holds many records.
    pub(crate) fn part(self, base: &str, records: &[Arc<Record>], is_first: bool, is_last: bool) -> String {
        let address = |record: &Record| {
            let path = place::path(record.content.details.kind(), &record.head.slug);
            format!("{base}{path}")
        };
        let works = records.iter().map(|record| (&**record, address(record)));
        match self {
            Self::Bibtex => citation::bibtex(works),
            Self::Ris => citation::ris(works),
            Self::CslJson => {
                // One array over all parts.
                let array = citation::csl_json(works);
                let items =
                    array.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
                let before = match (is_first, items.is_empty()) {
                    (true, _) => "[",
                    (false, true) => "",
                    (false, false) => ",",
                };
                format!("{before}{items}{}", if is_last { "]" } else { "" })
            }
        }
    }
}

/// A record as a file.
pub(crate) fn answer(base: &str, form: Form, record: &Arc<Record>) -> Response {
    let text = form.part(base, std::slice::from_ref(record), true, true);
    let name = &record.head.slug;
    let headers = [
        (CONTENT_TYPE, form.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{}\"", form.extension())),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, text).into_response()
}
