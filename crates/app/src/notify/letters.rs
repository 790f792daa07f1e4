//! Letters that tell what happened: of one thing at once, or of a day's.

use domain::{Account, Language, Notification, NotificationKind, Record};
use mail::{Wording, Written, phrase};
use storage::Letter;
use uuid::Uuid;

use super::place::notice_path;
use crate::App;

/// Characters of a title that stand in a letter, so that its subject is one that is read.
const TITLE: usize = 120;

/// Something that an account is told, with what is needed to say it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    pub(crate) notification: &'a Notification,
    pub(crate) record: &'a Record,
    /// Who did it.
    pub(crate) by: Option<&'a Account>,
}

impl App {
    /// The letter that tells one thing. It has the notification's id, by which a letter that is sent twice is known for one.
    pub(crate) fn notice(&self, to: &Account, told: &Told<'_>) -> Letter {
        let (what, details) = (told.what(&to.language), told.details(&to.language));
        let said = if details.is_empty() { what.clone() } else { format!("{what}\n\n{details}") };
        let link = self.site.address(&notice_path(told.notification, to, told.record));
        let settings = self.site.account();
        let put = [("what", what.as_str()), ("said", &said), ("settings", &settings)];
        self.written(told.notification.id.uuid(), to, "notice", &put, &link)
    }

    /// The letter that gathers what happened, the oldest first; `more` is how much does not stand in it.
    pub(crate) fn digest(&self, id: Uuid, to: &Account, told: &[Told<'_>], more: usize) -> Letter {
        let language = &to.language;
        let mut items: Vec<String> = Vec::with_capacity(told.len() + 1);
        for told in told {
            let link = self.site.address(&notice_path(told.notification, to, told.record));
            let parts = [told.what(language), told.details(language).replace("\n\n", "\n"), link];
            items.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n"));
        }
        if more > 0 {
            items.push(phrase(language, "told-more", &[("count", &more.to_string())]));
        }
        let said = items.join("\n\n");
        self.written(id, to, "digest", &[("said", &said)], &self.site.account())
    }

    fn written(&self, id: Uuid, to: &Account, kind: &str, put: &[(&str, &str)], link: &str) -> Letter {
        let Account { email, name, language, .. } = to;
        let site = &self.site.name;
        let wording = Wording { kind, language, site, name, put, link: Some(link), code: None };
        let Written { language, subject, text, html } = wording.write();
        Letter { id, to: email.clone(), language, subject, text, html }
    }
}

impl Told<'_> {
    /// What happened to what, in one line.
    fn what(&self, language: &Language) -> String {
        let served = self.record.content.title.serve(std::slice::from_ref(language));
        let title = served.map_or_else(|| self.record.head.slug.to_string(), |served| short(served.text));
        let id = format!("told-{}", self.notification.kind.as_str());
        phrase(language, &id, &[("title", &title)])
    }

    /// Who did it, and what was written with it; empty where there is neither.
    fn details(&self, language: &Language) -> String {
        let by = self.by.map(|by| phrase(language, "told-by", &[("by", by.display_name())]));
        let note = self.notification.note.as_deref().map(|note| {
            let kind = self.notification.kind;
            if kind == NotificationKind::TranslationOutdated {
                return phrase(language, "told-language", &[("note", &named(note, language))]);
            }
            phrase(language, if is_day(kind) { "told-day" } else { "told-note" }, &[("note", note)])
        });
        by.into_iter().chain(note).collect::<Vec<_>>().join("\n\n")
    }
}

/// Whether what is noted with a kind is a day rather than somebody's words.
const fn is_day(kind: NotificationKind) -> bool {
    matches!(
        kind,
        NotificationKind::AdviceRequested | NotificationKind::AdviceOverdue | NotificationKind::AnswerOverdue
    )
}

/// What a language is called in another.
fn named(tag: &str, language: &Language) -> String {
    let known = tag.parse::<Language>().ok();
    let name = known.as_ref().and_then(|known| known.label(std::slice::from_ref(language)));
    name.unwrap_or(tag).to_owned()
}

/// A title on one line, as much of it as a subject takes.
fn short(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default()),
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use domain::names::INTERFACE;

    use super::*;

    #[test]
    fn every_kind_has_its_words_in_every_language() {
        for tag in INTERFACE {
            let language = tag.parse().unwrap();
            for kind in NotificationKind::ALL {
                let said = phrase(&language, &format!("told-{}", kind.as_str()), &[("title", "협동조합")]);
                assert!(said.contains("협동조합") && !said.contains('\n'), "{tag} {kind:?}: {said}");
            }
        }
    }

    #[test]
    fn a_long_title_is_cut_between_characters() {
        let long = "협동\n".repeat(100);
        assert_eq!(short(&long).chars().count(), TITLE + 1);
        assert_eq!(short(" a\n b "), "a b");
    }
}
