# The list and its search: what the first module says. Owned by the crate `catalogue`.

booths = Booths
programme = Programme
visit-list = My list
matching = Matching
held-by = Organised by { $name }

# Lists and booths
booths-count = { $n ->
    [one] One booth
   *[other] { $n } booths
}
into-this-hall = Enter this hall
hall-empty = This hall has no booths yet.
more-by-search = { $n } more booths: search or choose a topic to find them.
show-more = Show more
booth-waiting = This booth is on its way.
booth-broken = This booth’s file cannot be shown now.
opens-elsewhere = {" "}(opens another site)
about = About this event
notes = Good to know
sources = Sources
related = Other events
contact = Contact
list-cut = Only the first { $n } of { $all } are shown.
text-cut = This text is too long to be shown in full; the rest is left out.

# Search
search-label = Find booths
search-placeholder = Name, topic, product, person …
search-found = { $n ->
    [0] No booth found
    [one] One booth found
   *[other] { $n } booths found
}
search-nothing = Nothing was found. Try fewer or other words.
search-clear = Show all
facet-topic = Topic
facet-kind = Type
facet-hall = Hall
facet-country = Country
facet-sdg = SDG
facet-now = Somebody is here now
facets = Filter
hit-other-language = “{ $words }” is in the { $language } text
hit-vocabulary = by topic: { $words }
hit-typo = close to “{ $words }”
hit-session = in the session “{ $words }”

# The visitor's own list
keep = Keep on my list
kept = On my list
store-forbidden = This browser does not let pages remember anything. Your list lasts until you leave the page.
store-full = The space this browser gives to pages is full. The last change lasts until you leave the page.
as-of = The event’s files cannot be reached now. This is how they were at { $time }.

# What comes behind the list
rest-coming = One moment: this part of the page is on its way.
rest-missing = This part of the page could not be loaded. Nothing you wrote is lost. Try again when you are connected; if that does not help, load the page anew.
rest-again = Try again
