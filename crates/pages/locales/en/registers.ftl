### The registers of the desk. $n decides the form of a text, $shown is the same number as it is written.

## Lists and forms

desk-pages = Pages of the desk
register-edit = Edit
register-page = Page on the site
register-none = Nothing here is as you asked for.
register-count = { $n ->
    [one] { $shown } entry
   *[other] { $shown } entries
}
register-save-publish = Save and publish
register-save-only = Save only
register-unseen = Readers do not see it now.
register-other-language = In a further language
register-language = Language
register-in-language = Text
register-gone = (withdrawn)
register-comma = {", "}
register-no-rows = None yet.
register-made-already = It was made already when you sent this the first time. Look for it in the register, and change it there.
register-since = Since
register-until = Until
register-date-hint = As 2019 or 2019-03-14
register-until-hint = Empty while it lasts
register-merge = Put into another topic
register-withdraw = Withdraw “{ $what }”
register-withdraw-standfirst = Readers find a page that says why, and what to read instead. It stays in the register, and can be published again.
register-withdraw-button = Withdraw
told-made = It is made, and saved.
told-register-withdrawn = Withdrawn.
fault-degrees = Write degrees as a number, such as 37.57.
fault-which-language = Choose the language of the text.
fault-language-there = There is a text in this language above already. Put the two together there.
register-merge-person = Put together with another entry

## Members

register-members = Register of members
register-new-member = Add a member
register-place = Place
register-membership = Membership
membership-in-force = In force
membership-soon = Ends soon
membership-ended = Ended
membership-none = None known
membership-ends = ends { $what }
membership-to-come = not yet begun
register-description = Description
register-markdown = May use Markdown.
register-name-hint = As it calls itself in each language. Leave empty where it has no name of its own.
register-what-where = Kind and place
register-city = City
register-works-on = Topics it works on
register-identifiers-hint = What registries call it, so that others know which organisation is meant.
register-identifier = Identifier { $what }
register-scheme = Registry
register-value = Identifier
register-other-scheme = Other
register-memberships = Memberships
register-memberships-hint = The periods in which it belongs to the association. Leave open what is not known; what goes on has no last day. A row that is emptied goes when you save.
register-membership-number = Membership { $what }
add-membership = Add a membership
register-category = Category in the statutes
register-source = Source (web address)
register-mandates = Offices
register-mandates-hint = The offices that it holds and held in the association, with their dates. A row that is emptied goes when you save.
register-mandate-number = Office { $what }
add-mandate = Add an office
register-office = Office

## People

register-people = Register of people
register-new-person = Add a person
register-display = Name
register-display-hint = As the person writes it, in the order of their language.
register-given = Given names
register-particle = Particle (von, de la)
register-family = Family name
register-orcid-hint = As 0000-0002-1825-0097
register-organisation = Organisation, as named
register-same-member = The same among the members
register-affiliation = Place of work { $what }
add-affiliation = Add a place of work

## Topics

register-topics = Vocabulary
register-new-topic = Add a topic
register-works = Works
register-topic = The topic
register-label-hint = One name in each language: that which readers see first.
register-alt-hint = Synonyms and abbreviations, one on a line. A search for any of them finds the topic.
register-definition = Definition
register-definition-hint = What it means, in a sentence or two.
register-vocabulary = Vocabulary
register-notation = Code in the vocabulary
register-broader-hint = The wider topics that it lies in.
register-match-hint = Web addresses of the same concept in other vocabularies, one on a line.

## Forums

register-forums = Register of forums
register-new-forum = Add a forum
register-forum = The forum
register-when-where = When and where
register-edition = Edition
register-edition-hint = Mostly the year, as 2016
register-days-hint = As 2016-09-07/2016-09-09
register-theme = Theme

## Things that become one

register-merge-title = Put “{ $what }” into another topic
merge-standfirst = The vocabulary may have one topic twice. The one that you choose stays and stands for both: the names of the other become further names of it, and whatever is about the other is about it. You see what will happen before it does.
merge-works = { $n ->
    [one] { $shown } work is about “{ $what }” instead.
   *[other] { $shown } works are about “{ $what }” instead.
}
merge-members = { $n ->
    [one] { $shown } member works on “{ $what }” instead.
   *[other] { $shown } members work on “{ $what }” instead.
}
merge-narrower = { $n ->
    [one] { $shown } topic lies in “{ $what }” instead.
   *[other] { $shown } topics lie in “{ $what }” instead.
}
merge-find = Find the other topic by one of its names
merge-none = No other topic is called so.
merge-into = The topic that stays
merge-more = There are more: look for the name.
merge-look = See what will happen
merge-plan = What will happen
merge-stays = “{ $what }” stays. The address of “{ $title }” leads there.
merge-undo = The entry that goes stays in the register, withdrawn, and can be published again.
merge-sides = Side by side
merge-goes = Goes
merge-remains = Stays
merge-after = Afterwards
merge-in-language = { $what } ({ $name })
merge-is-lost = is lost
merge-is-new = taken over
merge-lost = What is lost stands only in the entry that goes. If it matters, write it into the other one first.
merge-nothing-lost = Nothing is lost: whatever one of them says is said afterwards.
merge-refused = They can’t be put together as they are. Mend this in one of them first, or leave them two.
merge-do = Put them together
merge-other = Choose another entry
told-merged = The topics are one now. What is about them follows within seconds.
fault-which-topic = Choose the topic that stays.
register-merge-person-title = Put “{ $what }” together with another entry
merge-person-standfirst = Somebody may be here twice. The entry that you choose stays and stands for both; this one leads there from then on. You see what will happen before it does.
merge-person-find = Find the other entry by name
merge-person-none = Nobody else here is called so.
merge-person-into = The entry that stays
merge-person-works = { $n ->
    [one] { $shown } work names “{ $what }” instead of this entry, under the name as printed.
   *[other] { $shown } works name “{ $what }” instead of this entry, under the names as printed.
}
merge-person-accounts = Accounts are not touched: none is tied to an entry.
told-merged-person = The two entries are one now. Works that name the person follow within seconds.
fault-which-person = Choose the entry that stays.

## Two who write at once

register-collision = Nothing is lost: here are both. Choose which is to stand. All else that you typed is saved with it.
