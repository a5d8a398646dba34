# The words of the hall's panels.

# The bar
programme = Programme
catalogue = List
settings = Settings
help = Help
find = Find
language = Language
back = Back
hall-change = Hall: { $hall } (go to another)
hall-here = You are in this hall
hall-booths = { $n ->
    [one] One booth
   *[other] { $n } booths
}
near = Nearest booth: { $booth }
opened = { $panel }: opened. Tab goes through its buttons, Esc closes it; all of its text follows the hall on this page.
closed = { $panel }: closed.
door-to = Door to { $hall }

# A booth
booth-previous = Previous booth: { $booth }
booth-next = Next booth: { $booth }
booth-none = What this booth says cannot be shown at the moment.
booth-loading = Loading.
booth-broken = This booth’s file cannot be shown now.
booth-partly = Part of this booth’s file could not be used
booth-last-good = Shown below is the last copy that could be read.
booth-rest-works = All other booths work as usual.
sheet-raise = Enlarge
sheet-lower = Reduce
keep = Keep on my list
kept = On my list
keep-session = Keep this session on my list
poster-number = Poster { $n }
poster-previous = Previous poster
poster-next = Next poster
material-unsafe = the address is not safe to open
ask-staff = Ask the staff
updated-on = Updated { $day }

# The map
you-are-here = You are here
object-look = Look at it closely
object-help = Drag or the arrow keys turn it; the wheel or two fingers bring it nearer.
object-left = Turn to the left
object-right = Turn to the right
film-play = Play the video
map-hint = Choose a booth or a spot on the floor to go there
map-go = Go to this hall
way-left = { $metres } m to { $booth }
way-stop = Stop
walk-list = Walk my list ({ $n })
walk-stop = { $nth } of { $count }
walk-next = Next stop
walk-back = Back
walk-tour = Guided tour: { $tour }
tour-end = End the tour
tour-over = This is the last stop of “{ $tour }”. Thank you for coming along.

# Other people
hand-raise = Raise your hand
hand-down = Take your hand down
hand-up = a raised hand
react = Show a reaction
reaction-1 = Wave
reaction-2 = Clap
reaction-3 = Nod
reaction-4 = Thanks
reaction-5 = Heart
reaction-6 = Laugh
reaction-7 = Idea
reaction-8 = Question
beside-you = Beside you: { $what }

# The programme
now = Now: { $title }
next = Next, from { $time }: { $title }
speaker = { $name } ({ $role })

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
hide-others = Hide others
hide-others-hint = Other visitors are not shown in the hall
still-films = Videos stand still
still-films-hint = Videos on walls show a picture until you press them
sound = Sound of the place
sound-hint = Water, air and voices, as one would hear them in this hall
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
key-next = to the next booth; behind the last one out of the hall
key-previous = to the previous booth
key-n = to the next booth; on a guided walk to its next stop, with Shift back
key-open = open the booth nearby
key-close = close a panel, stop the guidance; with nothing open: the list
key-list = the list
key-find = find a booth
key-map = map
key-programme = programme
key-settings = settings
key-help = this help
key-hand = raise your hand or take it down, while others see you
key-react = reactions, while others see you
letter-keys-off = Letter keys are switched off in the settings.
help-catalogue = Everything can be read as a plain list too: searched, printed, spoken.
catalogue-open = Open the list

# On first entry
welcome-here = You are in { $hall }, with { $n ->
    [one] one booth
   *[other] { $n } booths
}.
welcome-keys = Keys work too: Tab goes to the next booth, F finds a booth, H opens the help, Esc leads to the list.
welcome-start = Look around
