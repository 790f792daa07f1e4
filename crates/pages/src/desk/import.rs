//! Importing a file of entries: first looked over, then written, with a report of every line that is not as it should be.

mod told;

use std::time::Duration;

use app::{ImportOptions, Outcome};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{Id, State as Stand, policy::permit_import};
use formats::{Located, Origin, Rejection};
use uuid::Uuid;

use super::menu::menu;
use crate::{
    Result, Site,
    asked::Asked,
    error::{Wrong, html},
    form::{
        Form, LARGEST_WITH_FILES,
        fault::Faults,
        field::{Choice, Field, Kind},
        multipart::{file_name, is_no_text},
        unprocessable,
    },
    member::everyone,
    place,
    shell::{MenuEntry, Shell},
    shown::Tongue,
};

/// Entries that are imported at once. More are for the command line, which tells how far it is.
const MOST: usize = 2_000;
/// Lines of a report that are shown of each sort.
const SHOWN: usize = 200;
/// How long the page waits for an import: less than a page may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The entry that carries the name of the file from the check to the import: browsers don't send a file twice.
const FILE_NAME: &str = "file-name";

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage {
    shell: Shell,
    menu: Vec<MenuEntry>,
    faults: Faults,
    /// The entries as they are: what a file held, too, so that they can be mended here.
    text: String,
    /// The name of that file.
    file_name: String,
    fields: Vec<Field>,
    report: Option<Report>,
    file_hint: String,
}

/// What an import did, or would do.
#[derive(Default)]
struct Report {
    is_dry: bool,
    /// Whether it is not done yet, and goes on by itself.
    goes_on: bool,
    /// Created, updated, unchanged, rejected: what it is called, and how many.
    counts: Vec<(String, String)>,
    rejected: Vec<Line>,
    more_rejected: Option<String>,
    warnings: Vec<Line>,
    more_warnings: Option<String>,
    /// The button that imports what can be, if there is anything.
    go: Option<String>,
}

/// A line of the file, and what is to be said of it.
struct Line {
    number: String,
    key: String,
    /// One sentence, or one for each field.
    said: Vec<(String, Tongue)>,
}

/// `/desk/import`
pub(crate) async fn page(State(site): State<Site>, asked: Asked) -> Result<Response> {
    asked.person(&site)?;
    permitted(&site, &asked)?;
    show(&site, &asked, &Form::default(), Faults::default(), None).await
}

/// Looks an upload over, or imports it.
pub(crate) async fn send(State(site): State<Site>, asked: Asked, form: Form) -> Result<Response> {
    asked.person(&site)?;
    permitted(&site, &asked)?;
    let mut faults = Faults::default();
    if form.is_ticked(&is_no_text("file")) {
        faults.add("file", asked.i.with("import-no-text", form.text(&file_name("file"))));
        return Ok(unprocessable(show(&site, &asked, &form, faults, None).await?));
    }
    let (name, text) = given(&form);
    let entries = match entries(&asked, name, text, form.filled("source")) {
        Ok(entries) => entries,
        Err(fault) => {
            faults.add("text", fault);
            return Ok(unprocessable(show(&site, &asked, &form, faults, None).await?));
        }
    };
    let is_dry = form.text("do") != "import";
    let options = ImportOptions {
        state: if form.text("state") == Stand::Published.as_str() { Stand::Published } else { Stand::Draft },
        owner: form.text("owner").parse::<Uuid>().ok().map(Id::new),
        dry_run: is_dry,
        ..ImportOptions::default()
    };
    let done = site.app.import_all(&asked.cx, options, entries, PATIENCE).await;
    let done = done.map_err(|error| Wrong::of(&site, &asked, error))?;
    let report = match done {
        Some(outcome) => Report::new(&asked, outcome, is_dry),
        None => Report::unfinished(is_dry),
    };
    show(&site, &asked, &form, faults, Some(report)).await
}

fn permitted(site: &Site, asked: &Asked) -> Result<()> {
    permit_import(&asked.cx.actor).map_err(|refusal| Wrong::of(site, asked, app::Error::Refused(refusal)))
}

/// What the file is or was called, if it is one, and what is in it, or was typed.
fn given(form: &Form) -> (&str, &str) {
    let file = form.text("file");
    // A file that was chosen is what is meant; the text may be that of the one before.
    if file.trim().is_empty() {
        (form.text(FILE_NAME), form.text("text"))
    } else {
        (form.text(&file_name("file")), file)
    }
}

/// The entries of a text; else what is wrong with it as a whole, in the reader's language.
fn entries(
    asked: &Asked,
    name: &str,
    text: &str,
    source: Option<&str>,
) -> std::result::Result<Vec<std::result::Result<Located, Rejection>>, String> {
    if text.trim().is_empty() {
        return Err(asked.i.t("import-nothing"));
    }
    let Some(format) = formats::detect(name, text.as_bytes()) else {
        return Err(asked.i.t("import-neither"));
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let origin = Origin { source: source.map(str::to_owned), stem: stem.to_owned() };
    let entries: Vec<_> = formats::read(text.as_bytes(), format, &origin).take(MOST + 1).collect();
    if entries.len() > MOST {
        return Err(asked.i.n("import-too-many", MOST as u64));
    }
    Ok(entries)
}

async fn show(
    site: &Site,
    asked: &Asked,
    form: &Form,
    faults: Faults,
    report: Option<Report>,
) -> Result<Response> {
    let i = asked.i;
    let members = everyone(site, asked).await.map_err(|error| Wrong::of(site, asked, error))?;
    let mut members: Vec<Choice> = members
        .iter()
        .map(|member| Choice {
            value: member.head.id.to_string(),
            text: place::title(asked, &member.content.name).text,
            is_chosen: false,
        })
        .collect();
    members.sort_by_cached_key(|choice| place::alphabetical(&choice.text));
    let stand = |stand: Stand| Choice {
        value: stand.as_str().to_owned(),
        text: i.t(&format!("state-{}", stand.as_str())),
        is_chosen: false,
    };
    let field = |name: &str, (label, hint): (&str, &str), kind: Kind| {
        Field::new(name, i.t(label), kind).hint(i.t(hint)).sent(form, &faults)
    };
    let page = ImportPage {
        shell: Shell::own(site, asked, i.t("import-title")),
        menu: menu(site, asked, "/desk/import"),
        file_name: given(form).0.to_owned(),
        text: given(form).1.to_owned(),
        fields: vec![
            field("source", ("import-source", "import-source-hint"), Kind::Line("text")).optional(),
            field(
                "state",
                ("import-state", "import-state-hint"),
                Kind::OneOf(vec![stand(Stand::Draft), stand(Stand::Published)]),
            ),
            field("owner", ("import-owner", "import-owner-hint"), Kind::OneOf(members)).optional(),
        ],
        faults,
        report,
        file_hint: i.put(
            "import-file-hint",
            &[("most", &i.number(MOST as u64)), ("largest", &i.number((LARGEST_WITH_FILES >> 20) as u64))],
        ),
    };
    Ok(html(&page))
}

impl Report {
    /// Of what took too long to be told.
    fn unfinished(is_dry: bool) -> Self {
        Self { is_dry, goes_on: true, ..Self::default() }
    }

    fn new(asked: &Asked, outcome: Outcome, is_dry: bool) -> Self {
        let i = asked.i;
        let Outcome { created, updated, unchanged, rejected, warnings } = outcome;
        let count = |message: &str, count: u64| (i.t(message), i.number(count));
        let counts = vec![
            count("import-created", created),
            count("import-updated", updated),
            count("import-unchanged", unchanged),
            count("import-rejected", rejected.len() as u64),
        ];
        let more = |all: usize| {
            let left = all.saturating_sub(SHOWN) as u64;
            (left > 0).then(|| i.n("import-more", left))
        };
        let written = created + updated;
        Self {
            is_dry,
            goes_on: false,
            counts,
            more_rejected: more(rejected.len()),
            rejected: rejected
                .into_iter()
                .take(SHOWN)
                .map(|entry| Line {
                    number: i.number(entry.line),
                    key: entry.key.unwrap_or_default(),
                    said: entry.reason.0.iter().map(|saying| told::told(i, saying)).collect(),
                })
                .collect(),
            more_warnings: more(warnings.len()),
            warnings: warnings
                .into_iter()
                .take(SHOWN)
                .map(|warning| Line {
                    number: i.number(warning.line),
                    key: warning.key,
                    said: vec![told::told(i, &warning.message)],
                })
                .collect(),
            go: (is_dry && written > 0).then(|| i.n("import-go", written)),
        }
    }
}
