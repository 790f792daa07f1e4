//! Forms with files (RFC 7578): what a browser sends where a form has an `input` of the type `file`.

use axum::http::{HeaderMap, header::CONTENT_TYPE};
use bytes::Bytes;
use futures::stream;

use crate::error::Sent;

/// The name under which a form keeps what the file of an entry is called.
pub(crate) fn file_name(entry: &str) -> String {
    format!("{entry}.name")
}

/// The name under which a form notes that the file of an entry is no text in UTF-8.
pub(crate) fn is_no_text(entry: &str) -> String {
    format!("{entry}.no-text")
}

/// The names and values of a form; of a file the text is its value, and what it is called stands under [`file_name`]. A file
/// that is no text in UTF-8 has an empty one, and is noted under [`is_no_text`]: the page can say what it reads.
///
/// # Errors
/// [`Sent::Unreadable`] where it is no such form; [`Sent::TooLarge`] where it has more than `most` entries.
pub(super) async fn entries(
    headers: &HeaderMap,
    body: Vec<u8>,
    most: usize,
) -> Result<Vec<(String, String)>, Sent> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Sent::Unreadable)?;
    let whole = stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(body))]);
    let mut form = multer::Multipart::new(whole, boundary);
    let mut entries = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| Sent::Unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let value = field.bytes().await.map_err(|_| Sent::Unreadable)?;
        let value = String::from_utf8(value.to_vec());
        let value = match file {
            Some(file) => {
                entries.push((file_name(&name), file));
                value.unwrap_or_else(|_| {
                    entries.push((is_no_text(&name), "yes".to_owned()));
                    String::new()
                })
            }
            None => value.map_err(|_| Sent::Unreadable)?,
        };
        entries.push((name, value));
        if entries.len() > most {
            return Err(Sent::TooLarge);
        }
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(headers: &HeaderMap, body: Vec<u8>, most: usize) -> Result<Vec<(String, String)>, Sent> {
        futures::executor::block_on(super::entries(headers, body, most))
    }

    fn headers(kind: &str) -> HeaderMap {
        HeaderMap::from_iter([(CONTENT_TYPE, kind.parse().unwrap())])
    }

    #[test]
    fn files_are_read_with_their_names() {
        let body = "--x\r\ncontent-disposition: form-data; name=\"source\"\r\n\r\ncatalogue\r\n--x\r\n\
                    content-disposition: form-data; name=\"file\"; filename=\"작품.bib\"\r\n\
                    content-type: text/x-bibtex\r\n\r\n@book{a,\r\n title={économie}}\r\n--x--\r\n";
        let read = entries(&headers("multipart/form-data; boundary=x"), body.into(), 10).unwrap();
        let wanted =
            [("source", "catalogue"), ("file.name", "작품.bib"), ("file", "@book{a,\r\n title={économie}}")];
        assert_eq!(read, wanted.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(entries(&headers("multipart/form-data; boundary=x"), body.into(), 2).is_err());
    }

    #[test]
    fn a_file_that_is_no_text_is_noted() {
        let body = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nPK\x03\x04\xff\r\n--x--\r\n";
        let read = entries(&headers("multipart/form-data; boundary=x"), body.to_vec(), 10).unwrap();
        let wanted = [("file.name", "a.xlsx"), ("file.no-text", "yes"), ("file", "")];
        assert_eq!(read, wanted.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_is_no_such_form_is_refused() {
        for (kind, body) in [
            ("multipart/form-data", &b"--x--"[..]),
            ("multipart/form-data; boundary=x", b"nothing"),
            (
                "multipart/form-data; boundary=x",
                b"--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\nnever ends",
            ),
            (
                "multipart/form-data; boundary=x",
                b"--x\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\n\xff\xfe\r\n--x--\r\n",
            ),
        ] {
            let read = entries(&headers(kind), body.to_vec(), 10);
            assert!(matches!(read, Err(Sent::Unreadable)), "{kind}: {read:?}");
        }
    }
}
