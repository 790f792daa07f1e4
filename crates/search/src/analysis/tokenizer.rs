//! The analysis as the index writer sees it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Compound, Stemmed, Stems, Unit, compound, fold, segment::Segments, segments};

/// Letters that a word may begin with and be found by without looking through the words that do.
pub(crate) const LONGEST_START: usize = 4;

/// Where a text begins: words before each of these places count once more, as writers say first what a text is about (the
/// "lead" of news; Brandow, Mitze & Rau 1995). In the fields of words as written only, so that to stand first brings
/// less than to be said twice. What it gave is in `benches/search-quality/RESULTS.md`.
const BEGINNING: [usize; 2] = [20, 40];

/// The same for characters of scripts without spaces.
const BEGINNING_OF_CHARACTERS: [usize; 2] = [10, 20];

/// What a field keeps of a text.
#[derive(Clone)]
pub(crate) enum Form {
    /// Words, unstemmed.
    Exact,
    /// Words, stemmed.
    Stem(Box<Stems>),
    /// Characters, and pairs of them, both at the place of the first.
    Gram,
    /// The first letters of words, one to [`LONGEST_START`]; those of the first word once more after a `^`.
    Start,
}

/// The tokenizer of one form.
#[derive(Clone)]
pub(crate) struct Analyzer {
    form: Form,
    /// Places before which a word counts once more.
    beginning: &'static [usize],
    lowered: String,
    token: Token,
}

impl Analyzer {
    /// Keeps words unstemmed.
    pub(crate) fn exact() -> Self {
        Self::new(Form::Exact)
    }

    /// Keeps words stemmed.
    pub(crate) fn stemmed(language: Stemmed) -> Self {
        Self::new(Form::Stem(Box::new(Stems::new(language))))
    }

    /// Keeps characters and pairs of them.
    pub(crate) fn gram() -> Self {
        Self::new(Form::Gram)
    }

    /// Keeps beginnings of words.
    pub(crate) fn start() -> Self {
        Self::new(Form::Start)
    }

    fn new(form: Form) -> Self {
        Self { form, beginning: &[], lowered: String::new(), token: Token::default() }
    }

    /// The same, for texts whose beginning says what they are about.
    pub(crate) fn of_running_text(self) -> Self {
        let beginning: &[usize] = match self.form {
            Form::Exact => &BEGINNING,
            Form::Gram => &BEGINNING_OF_CHARACTERS,
            Form::Stem(_) | Form::Start => &[],
        };
        Self { beginning, ..self }
    }

    /// Makes the text of a word's token.
    fn word(&mut self, word: &str) {
        let text = &mut self.token.text;
        if let Form::Stem(stems) = &mut self.form {
            text.clear();
            text.push_str(stems.term(word));
        } else {
            fold::lower(word, false, &mut self.lowered);
            fold::fold(&self.lowered, text);
        }
    }
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.token.reset();
        Stream {
            analyzer: self,
            segments: segments(text),
            text,
            second: None,
            joined: None,
            starts: 0,
            word: String::new(),
            first: true,
            copies: 0,
        }
    }
}

/// The tokens of one text.
pub(crate) struct Stream<'a> {
    analyzer: &'a mut Analyzer,
    segments: Segments<'a>,
    text: &'a str,
    /// The compound that begins with the word just served.
    joined: Option<Compound>,
    /// The character that makes a pair with the one just served.
    second: Option<char>,
    /// Beginnings of `word` that are still to be served.
    starts: usize,
    word: String,
    first: bool,
    /// How often the token just served is to be served once more.
    copies: usize,
}

impl Stream<'_> {
    /// Serves the next beginning of the current word: `^coop`, `^coo`, `^co`, `^c`, `coop`, `coo`, `co`, `c`.
    fn advance_start(&mut self) -> bool {
        loop {
            if self.starts > 0 {
                self.starts -= 1;
                let letters = self.starts % LONGEST_START + 1;
                let marked = self.starts >= LONGEST_START;
                if self.word.chars().count() < letters {
                    continue;
                }
                let token = &mut self.analyzer.token;
                token.text.clear();
                if marked {
                    token.text.push('^');
                }
                token.text.extend(self.word.chars().take(letters));
                token.position = 0;
                return true;
            }
            let Some(segment) = self.segments.next() else {
                return false;
            };
            let Unit::Word(word) = segment.unit else { continue };
            // A compound begins with all that its first part begins with.
            let joined = compound(self.text, &segment).map(|compound| compound.joined);
            fold::lower(joined.as_deref().unwrap_or(word), false, &mut self.analyzer.lowered);
            fold::fold(&self.analyzer.lowered, &mut self.word);
            self.starts = if self.first { 2 * LONGEST_START } else { LONGEST_START };
            self.first = false;
        }
    }

    /// Goes to the next token of words or characters.
    fn advance_token(&mut self) -> bool {
        let analyzer = &mut *self.analyzer;
        if let Some(second) = self.second.take() {
            analyzer.token.text.push(second);
            return true;
        }
        if let Some(Compound { joined, end }) = self.joined.take() {
            analyzer.word(&joined);
            analyzer.token.offset_to = end;
            return true;
        }
        for segment in self.segments.by_ref() {
            match (&analyzer.form, segment.unit) {
                (Form::Exact | Form::Stem(_), Unit::Word(word)) => {
                    analyzer.word(word);
                    self.joined = compound(self.text, &segment);
                }
                (Form::Gram, Unit::Gram { first, second, .. }) => {
                    let text = &mut analyzer.token.text;
                    text.clear();
                    text.push(first);
                    self.second = second;
                }
                _ => continue,
            }
            if analyzer.token.text.is_empty() {
                self.joined = None;
                continue;
            }
            analyzer.token.offset_from = segment.start;
            analyzer.token.offset_to = segment.end;
            analyzer.token.position = segment.position as usize;
            return true;
        }
        false
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        if matches!(self.analyzer.form, Form::Start) {
            return self.advance_start();
        }
        if self.copies > 0 {
            self.copies -= 1;
            return true;
        }
        if !self.advance_token() {
            return false;
        }
        let Analyzer { beginning, token, .. } = &*self.analyzer;
        self.copies = beginning.iter().filter(|end| token.position < **end).count();
        true
    }

    fn token(&self) -> &Token {
        &self.analyzer.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.analyzer.token
    }
}
