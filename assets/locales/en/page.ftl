# The page: header, door to the hall, catalogue. Owned by the crate `catalogue` and the page's script.

skip = Skip to the list
nav-label = This event
booths = Booths
programme = Programme
visit-list = My list
matching = Matching
language-label = Language
no-script = Without JavaScript you can read everything here; the hall, search and your own list need it.
held-by = Organised by { $name }
made-with = Made with Boothwalk. This page loads nothing from third parties and tells nobody about your visit.
from-to = { $from } – { $to }

# The door to the hall
enter-hall = Enter the hall
enter-again = Back to the hall
hall-wait = The hall is loading behind this page. Everything below can be read already.
hall-step-download = Loading the hall
hall-step-start = Starting
hall-step-event = Reading the booths
hall-step-surfaces = Building the hall
hall-step-light = Switching on the lights
hall-ready = The hall is open.
hall-on-demand = The hall is { $size } to load. It is loaded when you enter.
hall-load = Load the hall
hall-bytes = { $done } of { $total } MB
hall-no-webgl = This browser cannot draw the hall (it needs WebGL 2). Everything the hall shows is in the list below.
hall-no-wasm = This browser cannot run the hall (it needs WebAssembly). Everything the hall shows is in the list below.
hall-no-fetch = The hall could not be loaded. Everything it shows is in the list below.
hall-failed = The hall has stopped. Everything it shows is in the list below.
hall-lost = The graphics card took the hall’s picture away. Load it again, and you stand where you stood.
hall-off = The hall is switched off here. Everything it shows is in the list below.
hall-reload = Try again
to-list = List
close-list = Close
canvas-label = The hall. Walk with the arrow keys; Tab goes from booth to booth, Enter opens, Escape closes. Everything shown here is also in the list.
leaving-title = You are leaving this event
leaving-words = This link leads to another site:
leaving-go = Go there
leaving-stay = Stay here
copied = The link is copied.
copy-failed = Copying was not possible. The link is in the address bar.
here = You are in { $hall }. Nearest booth: { $booth }.

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
booth-problems = Problems in this booth’s file
booth-gone = There is no booth with this name.
text-gone = There is no text with this name.
show-in-hall = Show me in the hall
write-to-them = Contact them
booth-number = Booth { $n }
opens-elsewhere = {" "}(opens another site)
about = About this event
notes = Good to know
sources = Sources
related = Other events
posters = Posters
poster-link = More about this
materials = Materials
sessions = Sessions
staff = At the booth
facts = At a glance
contact = Contact
kind = Type
home = From
topics = Topics
offers = Offers
needs = Looks for
sdgs = Sustainable Development Goals
updated = Last updated
list-cut = Only the first { $n } of { $all } are shown.
text-cut = This text is too long to be shown in full; the rest is left out.
website = Website
email = E-mail
privacy-notice = Privacy
privacy = Privacy notice
list-comma = ,{" "}
speaks = Speaks { $languages }
more-hours = More hours ({ $n })
staffed-until = Staffed now, until { $time }
staffed-from = Staffed from { $time }
staffed-over = The hours at the booth are over; they can still be written to.
here-now = here now
your-time = your time { $time }
available-until = until { $day }
gone-since = no longer available since { $day }
sdg = { $n } { $name }

kind-company = Company
kind-startup = Start-up
kind-academic = University or research
kind-public = Public body
kind-international = International organisation
kind-association = Association or foundation
kind-other = Other
material-pdf = PDF
material-video = Video
material-image = Picture
material-link = Link

# Programme
programme-empty = The programme is not known yet.
programme-zone = Times are those of the event ({ $zone }).
session-more = Abstract and speakers
session-booths = Booths that take part
on-now = now
next-up = next
watch-live = Watch live
watch-recording = Watch the recording
add-to-calendar = Add to calendar
add-all-to-calendar = Add all sessions to calendar
role-opening = Opening
role-keynote = Keynote
role-moderator = Moderator
role-introduction = Introduction
role-speaker = Speaker
role-presenter = Presenter
role-panelist = Panellist
role-commentator = Commentator
role-message = Video message
role-closing = Closing

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
facet-now = Staffed now
facets = Filter
hit-other-language = “{ $words }” is in the { $language } text
hit-vocabulary = by topic: { $words }
hit-typo = close to “{ $words }”
hit-session = in the session “{ $words }”

# Matching
matching-intro = Tick what you look for and what you offer. Both are compared with what the exhibitors look for and offer. Nothing leaves this device.
i-seek = I look for
i-offer = I offer
match-none = Tick at least one topic, and the booths that fit are listed here.
match-seek = You look for “{ $topic }”; they offer it.
match-seek-near = You look for “{ $wanted }”; they offer “{ $found }”.
match-offer = You offer “{ $topic }”; they look for it.
match-offer-near = You offer “{ $wanted }”; they look for “{ $found }”.
match-about = They are about “{ $topic }”, which you look for.
match-speak = They speak { $language }.

# The visitor's own list
keep = Keep
kept = Kept
visit-empty = Your list is empty. Press “Keep” beside a booth or a session to put it here.
see-booths = See all booths
visit-intro = This list is kept on this device only.
visit-booths = Booths
visit-sessions = Sessions
visited = visited
note-for = Note on { $name }
remove = Remove
walk-order = Sort into walking order
walk-ordered = The list is in walking order.
write-to-all = Contact them all
take-along = Take it with you
print = Print
export-csv = Table (CSV)
export-vcard = Contacts (vCard)
export-ics = Sessions (calendar)
export-json = Everything (JSON)
import-json = Import from another device (JSON)
import-done = Your lists are joined.
import-failed = This file could not be read. It must be one that this page has written.
forget-all = Forget everything
forget-sure = Really forget your list, notes, visits and settings on this device?
forgotten = Everything is forgotten.
store-forbidden = This browser does not let pages remember anything. Your list lasts until you leave the page.
store-full = The space this browser gives to pages is full. The last change lasts until you leave the page.
as-of = The event’s files cannot be reached now. This is how they were at { $time }.

# Contact
contact-title = Contact { $name }
contact-several = Contact { $n ->
    [one] one booth
   *[other] { $n } booths
}
contact-nobody = Whom would you like to write to? Open a booth, or keep a few on your list.
contact-name = Your name
contact-organisation = Organisation
contact-country = Country
contact-email = Your e-mail address
contact-topic = What is it about?
contact-topic-any = Something else
contact-message = Message
contact-language = Language you would like an answer in
contact-language-other = Another language
contact-times = When can you be reached? (with your time zone)
contact-optional = (if you like)
contact-receivers = Who receives this
contact-receiver-form = { $name }, delivered to { $host }
contact-receiver-mail = { $name }, by your own mail program to { $mail }
contact-receiver-none = { $name } has no address here. Copy the message and send it another way.
contact-of-organiser = { $name }, through the organiser
contact-consent = I agree that these receivers get what I wrote here, to answer me.
contact-consent-needed = Please tick the box: without it nothing is sent.
contact-send = Send
contact-by-mail = Open in mail program
contact-copy = Copy message
contact-copied = The message is copied.
contact-needs = Please fill in: { $fields }
contact-email-wrong = This does not look like an e-mail address.
contact-sending = Sending to { $name } …
contact-sent = Sent to { $name }.
contact-retry = { $name } does not answer. Trying again in { $secs } s.
contact-refused = { $name }’s host refused the message ({ $status }). Mail program and copy still work.
contact-gave-up = { $name } could not be reached. The message is kept in this tab; try again, or use your mail program.
contact-again = Try again
contact-waiting = Messages on their way
contact-keep = Keep unsent messages on this device for up to 3 days, and go on trying when I come back
contact-forget = Forget unsent messages
contact-forgotten = Unsent messages are forgotten.
contact-draft = Your draft stays in this tab until it is sent or forgotten.
contact-forget-draft = Forget the draft
contact-too-quick = That was very quick. Please press “Send” once more.
contact-subject = { $event }: question from { $name }

# Languages, as those who speak them call them
language-ja = 日本語
language-en = English
language-zh = 中文
language-ko = 한국어
language-th = ไทย
language-vi = Tiếng Việt
language-id = Bahasa Indonesia
language-ms = Bahasa Melayu
language-fil = Filipino
language-fr = Français
language-de = Deutsch
language-es = Español
language-pt = Português
language-it = Italiano
language-ru = Русский
language-ar = العربية
language-hi = हिन्दी
language-km = ភាសាខ្មែរ
language-lo = ລາວ
language-my = မြန်မာ
language-mn = Монгол

sdg-1 = No poverty
sdg-2 = Zero hunger
sdg-3 = Good health and well-being
sdg-4 = Quality education
sdg-5 = Gender equality
sdg-6 = Clean water and sanitation
sdg-7 = Affordable and clean energy
sdg-8 = Decent work and economic growth
sdg-9 = Industry, innovation and infrastructure
sdg-10 = Reduced inequalities
sdg-11 = Sustainable cities and communities
sdg-12 = Responsible consumption and production
sdg-13 = Climate action
sdg-14 = Life below water
sdg-15 = Life on land
sdg-16 = Peace, justice and strong institutions
sdg-17 = Partnerships for the goals

# Tables
column-name = Name
column-tagline = Tagline
column-hall = Hall
column-website = Website
column-email = E-mail
column-note = Note
column-visited = Visited
yes = yes
