### Translating. $n decides the form of a text, $shown is the same number as it is written.

translations-empty = Nothing waits to be translated.
translations-left = Left to do
translation-none = nothing yet
translation-machine = by a machine
translation-draft = draft
translation-reviewed = reviewed
translation-published = published
translation-outdated = older than the original
translations-count = { $n ->
    [one] { $shown } translation waits
   *[other] { $shown } translations wait
}
translations-older = { $n ->
    [one] { $shown } text has changed
   *[other] { $shown } texts have changed
}
translations-missing = { $n ->
    [one] { $shown } text is missing
   *[other] { $shown } texts are missing
}
translation-into = Translation: { $what }
translation-other = Another language
translation-source = written in this language
translation-text = Write each text beside its original. What you write is a draft until a second person has read it. What you leave as it is keeps its state.
translation-read = Read each text beside its original. Where something is wrong, say so beside it: those who write it are told.
translation-right = I have read this beside its original, and it is right as it stands
translation-translator = Translated by
translation-translator-hint = The name as it is to be printed. Leave it empty to name nobody new.
translation-save = Save the translation
translation-review = I have read it: it is good
translation-review-text = By this you say that you read every text here beside its original and that it says the same. It is published with the record.
translation-review-machine = What a machine wrote stays marked as such until somebody has worked on it.
translation-nothing-to-review = Nothing here waits to be read by a second person.
translation-overtaken = Nothing was saved: somebody else wrote in this translation meanwhile. Where both of you wrote, what they wrote stands below yours. Put them together, then save again.
translated-by = Translated by { $what }
told-translation-reviewed = Thank you. The translation is marked as reviewed.
translation-original = Original ({ $what })
translation-changed = What changed since this was translated
difference-key = Struck through: taken out. Underlined: put in.
