# The third module: who walks here, what is said with a booth's staff
live = People here
live-join = Let others see me walk here
live-leave = No longer let others see me
live-joined = Others see you walk here now.
live-left = Nobody sees you any more.
live-look = Only see who is here
live-host = Either asks { $host }, which then knows your network address.
live-sees = Who sees what
sees-first = Nothing about you is sent before you press a button here or ask a booth’s staff.
sees-walk = Other visitors in your hall see a figure where you walk, which booth you are at, the languages you speak, and whether you have the page before you. No name and no words of yours.
sees-react = They also see when you raise your hand or react.
sees-booth = The staff of the booth that you are at, or whose page you have open, see that somebody with your figure and languages is there.
sees-end = It ends when you press again or leave the page. If the connection breaks, all of it is gone after { $n } minutes at the latest.
sees-ask = What you ask a booth, and your name if you write it, is encrypted on this device; only that booth’s staff can read it. It waits for them for { $n } hours at most. What they have read they may keep.
sees-organiser = The organiser sees the same figures as the visitors do, and whom you report.
sees-host = { $host } passes all of this on. It knows your network address, when you are here, and what other visitors see of you.
sees-host-ask = It also knows which booth you write to, but cannot read what you write.
sees-device = This device keeps your choices and what was said here until you press “{ $forget }” on your list.
live-more = Figure, languages, people
live-figure = Your figure
live-figure-n = Figure { $n }
live-languages = Languages you speak
live-with = { $n ->
    [one] One person walks with you
   *[other] { $n } people walk with you
}
live-here = { $n ->
    [one] one is here
   *[other] { $n } are here
}
live-nobody = Nobody else walks in this hall now.
live-at-booth = { $n ->
    [one] One visitor is at this booth
   *[other] { $n } visitors are at this booth
}
live-unreachable = The connection to the people here does not come about. Booths show their hours, and the message forms work as always.
live-again = The connection is back.
live-lost = The connection is lost. It comes back by itself.
live-old-browser = Meeting people here needs a newer browser. Everything else works.
live-other-tab = This is connected in another tab of yours.
live-refused = The event's server does not let this page in.
live-no-ticket = To meet people here you need your ticket: open the link in your invitation on this device. Everything else works without it.
live-ticket-refused = Your ticket is not accepted. If you were sent a newer link, open that one; otherwise ask the organiser.
live-ticket-elsewhere = Your visit goes on elsewhere: your ticket was opened on another device.
live-go-on-here = Continue here
live-ticket-known = You come in with your ticket. The organiser can tell by it who you are; other visitors and the booths cannot.
live-link = Copy a link for colleagues
live-link-copied = Whoever opens the link walks in the same group as you.
live-who = Who walks with you
live-person = Figure { $figure }, speaks { $languages }
live-hide = Hide
live-hidden = You no longer see this person on this device.
live-report = Report
live-reported = The organiser has been told. You no longer see this person.
live-banned = The organiser has shut you out of what people say and show here.
live-react = Show others
live-hand = Raise your hand
reaction-1 = Wave
reaction-2 = Clap
reaction-3 = Nod
reaction-4 = Thanks
reaction-5 = Heart
reaction-6 = Laugh
reaction-7 = Idea
reaction-8 = Question
announcement = From the organiser:

# A booth: who of the staff is there, and what is said with them
staff-now = Staff at the booth now
staff-here = { $n ->
    [one] One of the staff is here
   *[other] { $n } of the staff are here
}
staff-free = { $n ->
    [one] one is free
   *[other] { $n } are free
}
staff-none-free = nobody is free just now
staff-away = The staff are away from their desk.
staff-speak = They speak { $languages }.
staff-answer = { $n ->
    [one] Answers take about a minute.
   *[other] Answers take about { $n } minutes.
}
staff-waiting = { $n ->
    [one] One person waits.
   *[other] { $n } people wait.
}
state-free = free
state-busy = busy
state-away = away
ask = Ask the staff
ask-words = What would you like to know?
ask-who = Only the staff of { $booth } can read this. They do not learn your name unless you give it. It waits for them for two hours.
ask-name = Your name, if you like
ask-firm = Your organisation, if you like
line-send = Send
line-enter = Enter sends, Shift+Enter begins a new line.
line-field = Your message
line-too-long = At most { $n } characters.
thread = Talk with { $booth }
thread-sending = On its way …
thread-waiting = Sent. The staff have not taken it yet.
thread-place = You are number { $n } of those who wait.
thread-nobody = Nobody of the staff is there right now. Your question waits for them; you may go on and come back.
thread-taken = { $name } talks with you.
thread-back = Your question is back in the queue; somebody else will take it.
thread-closed = The staff have ended this talk.
thread-withdrawn = You have taken your question back.
thread-withdraw = Take the question back
thread-again = Ask something else
thread-new = { $n ->
    [one] A new answer from { $booth }
   *[other] { $n } new answers from { $booth }
}
line-you = You
line-staff = Staff
line-waits = not sent yet
line-there = sent
line-read = arrived
line-gone = could not be sent
line-file-sent = Contact: { $name }
thread-contact = Send a contact from my list
meeting-wish = Wish for these times
meeting-words = I would like to meet you.
meeting-wished = Times wished for: { $times }
meeting-proposed = Times proposed: { $times }
meeting-on = Meeting confirmed: { $time }
meeting-moved = Meeting moved to { $time }
meeting-off = Meeting cancelled: { $time }
meeting-take = Wish for { $time }
live-part-coming = This part is on its way …
live-part-missing = This part could not be loaded. Open it again when the device is back on the network.
talks = Talks with staff
talks-export = As a text file
live-several = { $one }, { $two }

# The desk of a booth's staff
desk = Desk of { $booth }
desk-what = Here the staff of the booth answer visitors.
desk-none = This booth has no desk.
desk-code = Desk code
desk-code-hint = Five groups of five letters and digits; you have it from the organiser. It does not leave this device.
desk-name = Your name, as visitors read it
desk-remember = Remember on this device
desk-remember-hint = Otherwise the code, the talks and the list of visitors are kept in this tab and are gone when it is closed. Do not tick it on a device that others use.
desk-open = Open the desk
desk-no-name = Please write your name first.
desk-no-code = This is no desk code. It has five groups of five letters and digits.
desk-other-code = This code does not open this desk. It may be another booth's, or an old one.
desk-opening = Connecting …
desk-joined = The desk is open.
desk-unreachable = The connection does not come about yet. It is tried again and again.
desk-refused = The event's server does not let this code in. It may have been renewed: ask the organiser.
desk-other-tab = This desk is open in another tab of yours, or the same session is used elsewhere.
desk-old-browser = The desk needs a newer browser.
desk-state = You are
desk-state-hint = After three minutes without a key or a press you are shown as away by yourself.
desk-you = Name, figure, languages
desk-sound = A sound until a request is taken
desk-notices = Notify me when this tab is hidden
desk-notices-on = You are notified when this tab is hidden.
desk-notices-off = This browser shows no notifications of this page.
desk-waiting = Waiting: { $n }
desk-nobody = Nobody waits.
desk-mine = With you
desk-theirs = With colleagues
desk-age = { $n ->
    [0] just now
    [one] a minute ago
   *[other] { $n } minutes ago
}
desk-take = Take
desk-look = Open the talk
desk-unread = { $n } new
desk-has = { $name } has it
desk-asked = A visitor asks: { $words }
desk-handed = Handed over to you: { $words }
desk-said = The visitor writes: { $words }
desk-talk = The talk
desk-visitor = Visitor
desk-phrase = Set phrase
desk-phrase-choose = Choose …
desk-call = Address of a call of yours (Teams, Zoom, Jitsi …)
desk-call-send = Send the address
desk-call-bad = An address begins with https:// and has no spaces.
desk-hand = Hand over to
desk-hand-go = Hand over
desk-back = Back to the queue
desk-close = End the talk
desk-give = Confirm { $time }
desk-slot-taken = { $time } (taken)
desk-slot = Time
desk-give-go = Confirm
desk-propose = Propose
desk-move = Move there
desk-cancel = Cancel the meeting
desk-giving = Being confirmed …
desk-too-late = A colleague has just given this time. Please choose another one.
desk-given = Meetings given
desk-calendar = As a calendar (.ics)
desk-meetings-csv = Wishes and meetings as a table (CSV)
desk-here = At the booth now
desk-here-nobody = Nobody who lets others see it.
desk-leave = Close the desk and forget
desk-leave-sure = Forget the code, the talks and the list of visitors on this device?
phrase-hello = Hello, thank you for visiting our booth. How can we help you?
phrase-moment = One moment, please. I am finding out.
phrase-see = You find more about this in the materials on our booth's page.
phrase-name = May we have your name and how to reach you?
phrase-call = Would you like to talk about it in a call? I can send you a link.
phrase-thanks = Thank you for your visit. Please ask again at any time.
leads = Visitors who said who they are
leads-on-device = Kept on this device until you close the desk and forget it.
leads-in-tab = Kept in this tab only. Take the file along before you close it.
leads-csv = As a table (CSV)
leads-vcard = As contacts (vCard)
lead-when = Asked
lead-name = Name
lead-firm = Organisation
lead-languages = Languages
lead-words = First words
lead-contacts = Contacts sent
lead-note = Note of the staff

# The organiser's desk
organiser-desk = The organiser's desk
organiser-what = Here the organiser announces, sees which desks are staffed, and shuts people out.
organiser-here = { $n ->
    [one] One visitor lets others see them. Every page is told, while this desk is open.
   *[other] { $n } visitors let others see them. Every page is told, while this desk is open.
}
organiser-desks = Desks of the booths
organiser-unstaffed = nobody there
organiser-reports = Reported
organiser-reported = { $n ->
    [one] by one visitor
   *[other] by { $n } visitors
}
organiser-ban = Shut out
organiser-banned = Shut out
organiser-unban = Let in again
organiser-gone = Somebody who does not walk here now ({ $id })
organiser-leave = Close the desk
announce = Tell everybody
announce-until = It stands for
announce-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
announce-go = Announce
announce-done = Everybody is told.
announce-full = Five announcements stand already. Take one back first.
announced = Announced now
announce-left = { $n ->
    [one] for one more minute
   *[other] for { $n } more minutes
}
announce-back = Take back
desk-missing = The desk could not be loaded. Open this page again when the device is back on the network.
captions-live = Live captions
captions-channel = Channel
captions-language = Language
captions-words = What is being said
captions-say = Show
captions-end = End captions
