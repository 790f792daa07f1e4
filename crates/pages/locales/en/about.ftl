### Running text, and what is not there. $n decides the form of a text, $shown is the same number as it is written.

## Running text

about-title = About
about-standfirst = An international association of local governments and civil-society networks that promote the social and solidarity economy.
accessibility-title = Accessibility
accessibility-standfirst = These pages are for everyone. What we did for that, and what is still missing.
privacy-title = Privacy
privacy-standfirst = What is known of those who read here: next to nothing.
search-help-title = How to search
search-help-standfirst = One box for everything, in every language.
search-manual = The whole manual, for those who build on it
docs-english = This page is in English.

## What is gone, and what never was

tombstone-when = Withdrawn
tombstone-why = Why
tombstone-search = Search for something like it
error-missing = There is no such page
error-missing-text = Nothing has this address. It may have been mistyped. Whatever was once published here keeps its address, even if it is withdrawn.
error-invalid = This can’t be answered
error-invalid-text = The address asks for something that can’t be done: { $what }
error-unavailable = Not now
error-unavailable-text = The search index is being made, or too many people are searching at once. Try again in a minute.
error-internal = Something broke
error-internal-text = It is a fault of ours, and it has been noted. Try again; if it happens once more, tell the secretariat.
error-search-for-it = Search for it
error-go-to = Go to
error-still = Still broken?
error-write = Write to the secretariat and name this request:
error-sign-in = Sign in first
error-sign-in-text = You are not signed in, or not any more. Sign in in another tab; what you have typed is still on the page before this one. Copy it before you load that page again.
error-sign-in-tab = Sign in in another tab
error-refused = This is not for you
error-refused-text = You are signed in, but what you are allowed to do does not include this.
error-too-many = Wait a moment
error-sent = The form was not taken in
error-foreign-text = It does not seem to come from a page of this site. Open the page here, and send the form from there.
error-stale-text = It is from before you signed in, or from another sign-in. Go back, copy what you have typed, load the page again, and send it once more.
error-too-large-text = It is larger than what is taken at once. Go back, and send less.
error-unreadable-text = It came in a form that can’t be read. Send it from the page itself.
error-provider = The other site does not answer as it should
error-provider-text = Signing in with { $what } does not work at this moment. Try again in some minutes, or sign in another way.
