# The catalogue beside its list and search: what the second module says (see `live/rest.rs` of the crate `catalogue`, which owns it).

copy-failed = Copying was not possible. Please select the text and copy it.
sound-missing = The sound cannot be loaded now.

# Lists and booths
booth-problems = Problems in this booth’s file
booth-gone = There is no booth with this name.
hall-gone = There is no hall with this name.
text-gone = There is no text with this name.
show-in-hall = Show me in the hall
address-copied = The link is copied.
neighbours = Booths beside this one
booth-before = Previous booth
booth-after = Next booth
facts = At a glance
kind = Type
home = From
updated = Last updated
email = E-mail
privacy-notice = Privacy
privacy = Privacy notice
speaks = Speaks { $languages }
more-hours = More hours ({ $n })
sdg = { $n } { $name }
kind-other = Other

# Programme
session-more = Abstract and speakers
next-up = next
add-to-calendar = Add to calendar
add-all-to-calendar = Add all sessions to calendar

# Matching
matching-intro = Tick what you look for and what you offer. Both are compared with what the exhibitors look for and offer. Nothing leaves this device.
i-seek = I look for
i-offer = I offer
match-none = Tick at least one topic, and the booths that fit are listed here.
match-from-list = Begin with the booths on my list
match-seek = You look for “{ $topic }”; they offer it.
match-seek-near = You look for “{ $wanted }”; they offer “{ $found }”.
match-offer = You offer “{ $topic }”; they look for it.
match-offer-near = You offer “{ $wanted }”; they look for “{ $found }”.
match-about = They are about “{ $topic }”, which you look for.
match-speak = They speak { $language }.

# The visitor's own list
visit-empty = Your list is empty. Press “Keep on my list” beside a booth or a session to put it here.
see-booths = See all booths
visit-intro = This list is kept on this device only.
removed = “{ $name }” is off your list.
undo = Undo
clash = At the same time as: { $titles }
visit-booths = Booths
visit-sessions = Sessions
note-for = Note on { $name }
remove = Remove
walk-order = Sort into walking order
walk-in-hall = Walk through these in the hall
walk-ordered = The list is in walking order.
tours = Guided tours
tour-walk = Walk it in the hall
tour-gone = There is no such tour at this event.
write-to-all = Write to them all
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
forget-sure = This forgets the booths you visited, your list, your notes and your settings. It cannot be undone.
forgotten = Everything is forgotten.

# Search
search-without = Search without “{ $choice }”

# Contact
contact-title = Contact { $name }
contact-several = Contact { $n ->
    [one] one booth
   *[other] { $n } booths
}
contact-nobody = Whom would you like to write to? Open a booth, or keep a few on your list.
contact-unreachable = Nobody here takes messages. What the exhibitors say about themselves may help:
contact-name = Your name
contact-organisation = Organisation
contact-country = Country
contact-email = Your e-mail address
contact-topic = What is it about?
contact-topic-any = Something else
contact-about-materials = Please send me materials
contact-about-talk = I would like to talk with you
contact-about-visit = I would like to visit you
contact-about-offer = I have something to offer you
contact-topics = Topics of the fair
contact-message = Message
contact-language = Language you would like an answer in
contact-language-other = Another language
contact-times = When can you be reached? (with your time zone)
contact-optional = (if you like)
contact-receivers = Who receives this
contact-receiver-form = { $name }, delivered to { $host }
contact-receiver-mail = { $name }, by your own mail program to { $mail }
contact-receiver-none = { $name } takes no messages here.
contact-of-organiser = { $name }, through the organiser
contact-consent = I agree that these receivers get what I wrote here, to answer me.
contact-consent-needed = Please tick the box: without it nothing is sent.
contact-send = Send
contact-by-mail = Open in mail program
contact-copy = Copy message
contact-copied = The message is copied.
contact-check = Not sent yet. Please see to what is marked above.
contact-field-missing = Please fill this in.
contact-email-wrong = This does not look like an e-mail address.
contact-sending = Sending to { $name } …
contact-sent = Sent to { $name }.
contact-retry = { $name } cannot be reached now. Trying again in { $secs } s.
contact-refused = { $name }’s host refused the message ({ $status }). Mail program and copy still work.
contact-gave-up = { $name } could not be reached. The message is kept in this tab; try again, or use your mail program.
contact-again = Try again
contact-delivered = Your message has been sent
contact-under-way = Your message is on its way
contact-undelivered = Your message has not been delivered
contact-written = What you wrote
contact-when = Written
contact-another = Write another message
contact-back = Back to { $name }
contact-change = Change the message
contact-keep = Keep unsent messages on this device for up to 3 days, and go on trying when I come back
contact-forget = Forget unsent messages
contact-forgotten = Unsent messages are forgotten.
contact-draft = Your draft stays in this tab until it is sent or forgotten.
contact-forget-draft = Forget the draft
contact-press-again = Not sent yet. Please press “Send” once more.
contact-subject = { $event }: question from { $name }

# Tables
column-name = Name
column-tagline = Tagline
column-hall = Hall
column-website = Website
column-email = E-mail
column-note = Note
column-visited = Visited
yes = yes

# Notices on top of both faces
notices = Notices
notices-put-away = Hide notices
notice-more = More
notice-until = until { $time }
registration-open = Registration is open.
registration-until = Registration is open until { $time }.
registration-over = Registration closed on { $time }.
registration = Register
event-over = This event is over. What comes next:

# Meetings
meetings-ask = Ask for a meeting
contact-meetings = Times for a meeting
contact-meeting-first = First choice
contact-meeting-second = Second choice
contact-meeting-third = Third choice
contact-meeting-none = None
contact-meeting-calendar = Calendar file of these times
contact-meeting-request = Calendar request, to attach to the mail
visit-meetings = Meetings you asked for
visit-meetings-note = They stand once the exhibitor has confirmed one of the times.
meeting-confirmed = confirmed
meeting-cancelled = cancelled

# Desks
desk-not-live = This event has no desks: it is not live.

# The search inside the hall
find-open = Open
find-hint = Choose a booth to be led there; “Open” shows it at once.
find-close = Close the search
