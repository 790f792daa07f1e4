//! Writes a judged collection in the exchange form, as an archive would hand its records over.

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use super::collection::{Collection, Document};

/// The source that documents are said to come from.
pub(crate) const SOURCE: &str = "judged";

/// Writes the documents of a collection into a folder, one publication a line.
pub(crate) fn write(collection: &Collection, folder: &Path) -> Result<PathBuf> {
    let file = folder.join(format!("{}.jsonl", collection.name.replace('/', "-")));
    let mut out =
        BufWriter::new(File::create(&file).with_context(|| format!("can't write {}", file.display()))?);
    for (at, document) in collection.documents.iter().enumerate() {
        writeln!(out, "{}", publication(at, document))?;
    }
    out.flush()?;
    Ok(file)
}

/// A document as a publication. Its text is the body: some are longer than a summary may be, and the two weigh the same. It
/// has a title only where the collection has one.
fn publication(at: usize, document: &Document) -> Value {
    // The exchange form keeps texts by language; `und` is the tag of one that is not known.
    let language = document.lang.as_deref().unwrap_or("und");
    let mut fields = Map::new();
    fields.insert("type".to_owned(), json!("publication"));
    fields.insert("id".to_owned(), json!(format!("{SOURCE}:{}", document.id)));
    fields.insert("slug".to_owned(), json!(format!("document-{at}")));
    if !document.title.is_empty() {
        fields.insert("title".to_owned(), json!({ language: document.title }));
    }
    fields.insert("body".to_owned(), json!({ language: document.text }));
    if document.lang.is_some() {
        fields.insert("languages".to_owned(), json!([language]));
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_handed_over_as_it_is() {
        let mut document = Document {
            id: "piaf:7".to_owned(),
            title: "Les Ulis".to_owned(),
            text: "Le ruisseau".to_owned(),
            lang: Some("fr".to_owned()),
        };
        let line = publication(3, &document);
        assert_eq!(line["id"], "judged:piaf:7");
        assert_eq!(line["title"]["fr"], "Les Ulis");
        assert_eq!(line["body"]["fr"], "Le ruisseau");
        document.title.clear();
        document.lang = None;
        let line = publication(3, &document);
        assert_eq!(line.get("title"), None);
        assert_eq!(line.get("languages"), None);
        assert_eq!(line["body"]["und"], "Le ruisseau");
    }
}
