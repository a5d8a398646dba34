# The words of the hall's panels.

# The bar
map = Map
programme = Programme
catalogue = List
settings = Settings
help = Help
language = Language
close = Close
back = Back
hall-change = Hall: { $hall } (go to another)
hall-here = You are in this hall
hall-booths = { $n ->
    [one] One booth
   *[other] { $n } booths
}
near = Nearest booth: { $booth }

# A booth
booth-previous = Previous booth: { $booth }
booth-next = Next booth: { $booth }
booth-number = Booth { $n }
booth-none = What this booth says cannot be shown at the moment.
booth-loading = Loading.
booth-broken = Something is wrong with this booth’s file
booth-partly = Part of this booth’s file could not be used
booth-last-good = Shown below is the last copy that could be read.
booth-rest-works = All other booths work as usual.
sheet-raise = Enlarge
sheet-lower = Reduce
keep = Keep on my list
kept = On my list
keep-session = Keep this session on my list
share = Copy the address
take-me = Take me there
contact = Write a message
website = Website
topics = Topics
offers = Offers
needs = Looks for
sdgs = Sustainable Development Goals
posters = Posters
poster-number = Poster { $n }
poster-previous = Previous poster
poster-next = Next poster
poster-link = Open the link
materials = Materials
material-pdf = PDF
material-video = Video
material-image = Picture
material-link = Link
material-until = until { $day }
material-gone = no longer available since { $day }
material-unsafe = the address is not safe to open
staff = At the booth
staffed-now = Somebody is here now (until { $until })
staffed-next = Next staffed: { $from }
staffed-over = The staffed hours are over
here-now = here now
sessions = Sessions
updated = Updated { $day }
city-country = { $city }, { $country }
both-times = { $event } ({ $zone }; by your clock { $own })
both-hours = { $event } (your clock: { $own })
times-zone = Times are { $zone }.
kind-company = Company
kind-startup = Start-up
kind-academic = University or research institute
kind-public = City or public body
kind-international = International organisation
kind-association = Association or foundation

# The goals
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

# The map
you-are-here = You are here
visited = Visited
map-nearer = Nearer
map-farther = Farther
map-hint = Choose a booth or a spot on the floor to go there
way-left = { $metres } m to { $booth }
way-stop = Stop

# The programme
programme-none = There is no programme yet.
day = { $weekday } { $day } { $month }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = June
month-7 = July
month-8 = Aug
month-9 = Sept
month-10 = Oct
month-11 = Nov
month-12 = Dec
now = Now: { $title }
next = Next, from { $time }: { $title }
running = Running now
speaker = { $name } ({ $role })
role-opening = opening
role-keynote = keynote
role-moderator = moderator
role-introduction = introduction
role-speaker = speaker
role-presenter = presenter
role-panelist = panellist
role-commentator = commentator
role-message = video message
role-closing = closing
stream = Watch live
recording = Watch the recording
session-booths = Exhibitors in this session

# Settings
settings-walking = Walking
pace-calm = Calm
pace-brisk = Brisk
motion = Motion
motion-device = As the device says
motion-less = Less motion
motion-full = Walk smoothly
stick = Stick on the screen
stick-hint = Walk with a stick at the lower left
letter-keys = Letter keys
letter-keys-hint = Off: W A S D, M, H and other single letters do nothing
settings-seeing = Seeing
text-size = Size of text
field-of-view = Field of view
quality = Picture quality
quality-auto = Automatic
quality-full = Full
quality-half = Light
settings-device = On this device
settings-device-hint = The booths you visited, your list, your settings and your place are kept on this device only.
forget = Forget everything
forget-sure = This forgets the booths you visited, your list, your notes and your settings. It cannot be undone.
forget-yes = Forget
forget-no = Keep them

# Help. The first line is what one does, the second what happens.
help-none-needed = No key is needed: a mouse or a finger can do everything.
help-mouse = Mouse
help-touch = Touch
help-keys = Keyboard
mouse-drag =
    Drag
    look around
mouse-floor =
    Click the floor
    walk there
mouse-booth =
    Click a booth
    go there and open it
mouse-wheel =
    Wheel
    scroll a panel, magnify the map
touch-drag =
    Drag
    look around
touch-floor =
    Tap the floor
    walk there
touch-booth =
    Tap a booth
    go there and open it
touch-stick =
    Stick on the screen
    switch it on in the settings; walk the way you push it
help-gamepad = Gamepad
gamepad-sticks =
    Left stick, right stick
    walk, turn
gamepad-open =
    A, B
    open the booth before you, close it
gamepad-next =
    Shoulder buttons
    go to the next booth or the one before
gamepad-map =
    X, Y
    map, programme
key-walk = walk
key-arrows-walk = walk forwards and back
key-arrows-turn = turn
key-step = turn in steps
key-next = to the next booth
key-previous = to the previous booth
key-n = to the next booth
key-open = open the booth nearby
key-close = close a panel, stop the guidance
key-map = map
key-programme = programme
key-help = this help
letter-keys-off = Letter keys are switched off in the settings.
help-catalogue = Everything can be read as a plain list too: searched, printed, spoken.
catalogue-open = Open the list

# On first entry
welcome-here = You are in { $hall }, with { $n ->
    [one] one booth
   *[other] { $n } booths
}.
welcome-keys = Keys work too: Tab goes to the next booth, H opens the help.
welcome-start = Look around
