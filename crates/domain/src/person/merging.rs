//! Two entries that are one person: what was known in one is known in the other.

use super::{Affiliation, PersonContent, PersonName};
use crate::field::FieldErrors;

impl PersonContent {
    /// Takes in what is known of the same person in another entry: fields that are empty here are filled from there, and
    /// affiliations are united. Nothing that this one says of itself changes.
    ///
    /// # Errors
    /// Where both have an ORCID iD, and not the same: then they are two people, or one of the numbers is wrong.
    pub fn absorb(&mut self, other: &Self) -> Result<(), FieldErrors> {
        let Self { name, orcid, affiliations, biography, website } = other;
        if self.orcid.as_ref().zip(orcid.as_ref()).is_some_and(|(own, other)| own != other) {
            let message = "has another ORCID iD: take the wrong one away first, or leave two people two";
            return Err(FieldErrors::one("orcid", message));
        }
        self.name.complete(name);
        self.orcid = self.orcid.take().or_else(|| orcid.clone());
        for affiliation in affiliations {
            let own = self.affiliations.iter_mut().find_map(|own| Some((own.united(affiliation)?, own)));
            match own {
                Some((united, own)) => *own = united,
                None => self.affiliations.push(affiliation.clone()),
            }
        }
        for (language, text) in biography.iter() {
            if self.biography.get(language).is_none() {
                self.biography.set(language.clone(), text.clone());
            }
        }
        self.website = self.website.take().or_else(|| website.clone());
        Ok(())
    }
}

impl PersonName {
    /// Takes the parts of another name where this one has none: a mixture of both would be nobody's.
    fn complete(&mut self, other: &Self) {
        let Self { display: _, given, particle, family } = other;
        if self.given.is_none() && self.particle.is_none() && self.family.is_none() {
            self.given.clone_from(given);
            self.particle.clone_from(particle);
            self.family.clone_from(family);
        }
    }
}

impl Affiliation {
    /// Whether this one says all that another says.
    #[must_use]
    pub fn tells(&self, other: &Self) -> bool {
        self.united(other).is_some_and(|united| united == *self)
    }

    /// Both as one, where they tell of the same time at the same organisation: what one leaves out, the other may say.
    fn united(&self, other: &Self) -> Option<Self> {
        let Self { name, member, since, until } = other;
        let is_same_place = match (self.member, member) {
            (Some(own), Some(other)) => own == *other,
            (None, _) | (_, None) => folded(&self.name) == folded(name),
        };
        let since = same_or_either(self.since.as_ref(), since.as_ref())?;
        let until = same_or_either(self.until.as_ref(), until.as_ref())?;
        let is_a_time = since.zip(until).is_none_or(|(since, until)| since.earliest() <= until.latest());
        (is_same_place && is_a_time).then(|| Self {
            name: self.name.clone(),
            member: self.member.or(*member),
            since: since.cloned(),
            until: until.cloned(),
        })
    }
}

/// A name without case and surplus space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What both say, or one of them; nothing where they contradict each other.
fn same_or_either<'a, T: PartialEq>(one: Option<&'a T>, other: Option<&'a T>) -> Option<Option<&'a T>> {
    match (one, other) {
        (Some(one), Some(other)) => (one == other).then_some(Some(one)),
        (one, other) => Some(one.or(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(json: &str) -> PersonContent {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_is_empty_is_filled_and_what_is_there_stays() {
        let mut kept = person(
            r#"{"name": {"display": "B. Exemple"}, "biography": {"fr": "Elle cherche."},
                "affiliations": [{"name": "Université  Exemple", "since": "2015"}]}"#,
        );
        let other = person(
            r#"{"name": {"display": "Béa Exemple", "given": "Béa", "family": "Exemple"},
                "orcid": "0000-0002-1825-0097", "website": "https://example.org/bea",
                "biography": {"fr": "Autre chose.", "ko": "연구자."}}"#,
        );
        kept.absorb(&other).unwrap();
        let wanted = person(
            r#"{"name": {"display": "B. Exemple", "given": "Béa", "family": "Exemple"},
                "orcid": "0000-0002-1825-0097", "website": "https://example.org/bea",
                "biography": {"fr": "Elle cherche.", "ko": "연구자."},
                "affiliations": [{"name": "Université  Exemple", "since": "2015"}]}"#,
        );
        assert_eq!(kept, wanted);
        kept.absorb(&other).unwrap();
        assert_eq!(kept, wanted, "twice is once");
    }

    #[test]
    fn parts_of_two_names_are_not_mixed() {
        let mut kept = person(r#"{"name": {"display": "김 철수", "family": "김"}}"#);
        kept.absorb(&person(r#"{"name": {"display": "Cheolsu Kim", "given": "Cheolsu", "family": "Kim"}}"#))
            .unwrap();
        assert_eq!(kept, person(r#"{"name": {"display": "김 철수", "family": "김"}}"#));
    }

    #[test]
    fn affiliations_are_united_without_doubles() {
        let member = "01890000-0000-7000-8000-000000000001";
        let cases = [
            // The same, with what only one of them says.
            (
                r#"[{"name": "Université Exemple", "since": "2015"}]"#.to_owned(),
                format!(r#"[{{"name": "université  exemple", "member": "{member}", "until": "2020"}}]"#),
                format!(
                    r#"[{{"name": "Université Exemple", "member": "{member}", "since": "2015", "until": "2020"}}]"#
                ),
            ),
            // The same organisation under two names.
            (
                format!(r#"[{{"name": "Séoul", "member": "{member}"}}]"#),
                format!(r#"[{{"name": "서울", "member": "{member}"}}]"#),
                format!(r#"[{{"name": "Séoul", "member": "{member}"}}]"#),
            ),
            // Two times at one organisation, and one that could only lie before.
            (
                r#"[{"name": "A", "since": "2015"}]"#.to_owned(),
                r#"[{"name": "A", "since": "2001", "until": "2003"}, {"name": "A", "until": "1990"}]"#
                    .to_owned(),
                r#"[{"name": "A", "since": "2015"}, {"name": "A", "since": "2001", "until": "2003"},
                    {"name": "A", "until": "1990"}]"#
                    .to_owned(),
            ),
        ];
        for (own, others, wanted) in cases {
            let of =
                |list: &str| person(&format!(r#"{{"name": {{"display": "B"}}, "affiliations": {list}}}"#));
            let mut kept = of(&own);
            kept.absorb(&of(&others)).unwrap();
            assert_eq!(kept, of(&wanted));
            kept.check().unwrap();
        }
    }

    #[test]
    fn two_numbers_are_two_people() {
        let mut kept = person(r#"{"name": {"display": "A"}, "orcid": "0000-0002-1825-0097"}"#);
        let other = person(r#"{"name": {"display": "A"}, "orcid": "0000-0001-5109-3700", "website": "x"}"#);
        let before = kept.clone();
        let errors = kept.absorb(&other).unwrap_err();
        assert!(errors.to_string().starts_with("orcid: has another ORCID iD"), "{errors}");
        assert_eq!(kept, before);
    }
}
