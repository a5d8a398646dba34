# The third module: who walks here, what is said with a booth's staff
live = People here
live-join = Let others see me walk here
live-leave = No longer let others see me
live-joined = Others see you walk here now.
live-left = Nobody sees you any more.
live-what = What others see: a figure where you walk in the hall, and the languages you speak. No name and no words of yours. It ends when you press again, or leave the page.
live-look = Only see who is here
live-host = Either asks { $host }, which then knows your network address.
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
talks = Talks with staff
talks-export = As a text file
live-several = { $one }, { $two }
