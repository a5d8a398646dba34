# The page around the catalogue: header, door to the hall. Said by the prerendered page and its script; no module holds them.

skip = Skip to the list
nav-label = This event
language-label = Language
no-script = Without JavaScript you can read everything here; the hall, search and your own list need it.
made-with = Made with Boothwalk. This page loads nothing from third parties and tells nobody about your visit.
made-with-hosts = { $n ->
    [one] Made with Boothwalk. This page loads files from { $hosts }, which hears of your visit; nobody else does.
   *[other] Made with Boothwalk. This page loads files from { $hosts }, which hear of your visit; nobody else does.
}
made-with-live = { $n ->
    [one] Made with Boothwalk. For what is live, this page speaks with { $hosts }, which hears of your visit; nobody else does. Other visitors see you only once you join.
   *[other] Made with Boothwalk. For what is live, this page speaks with { $hosts }, which hear of your visit; nobody else does. Other visitors see you only once you join.
}

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
canvas-label = The hall. Walk with the arrow keys; Tab goes from booth to booth, and behind the last one out of the hall. F or / finds a booth, Enter opens, Escape closes; with nothing open, Escape or L leads to the list. Everything shown here is also in the list.
leaving-title = You are leaving this event
leaving-words = This link leads to another site:
leaving-go = Go there
leaving-stay = Stay here
find-missing = The search in the hall could not be loaded. The list can be searched.
copied = The link is copied.
here = You are in { $hall }. Nearest booth: { $booth }.

# An address that leads nowhere
missing-title = There is no page here
missing-words = It may have moved, or the address is not complete. The exhibition and its search are here:
