# What the hall's panels and the catalogue both say, in the same words.

# A booth
booth-number = Booth { $n }
website = Website
topics = Topics
offers = Offers
needs = Looks for
sdgs = Sustainable Development Goals
posters = Posters
object = On the plinth
object-size = Size of the original: { $size } m (width × height × depth)
materials = Materials
material-pdf = PDF
material-video = Video
material-image = Picture
material-link = Link
staff = At the booth
here-now = here now
sessions = Sessions
kind-company = Company
kind-startup = Start-up
kind-academic = University or research institute
kind-public = City or public body
kind-international = International organisation
kind-association = Association or foundation

# Speakers
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

# Streams and recordings
watch-live = Watch live
watch-recording = Watch the recording
track-interpretation = interpretation
track-sign = sign language
track-audio = sound only
track-captions = captions: { $languages }
captions-machine = { $language } (automatic)
speed = Speed
film-file = Open the video’s file
film-fault = The video does not play: its file did not come whole, or this browser does not know its kind.

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
map = Map

# Meetings
meetings = Meetings
meetings-each = { $minutes } minutes each
meetings-at-once = { $n } at once
meetings-online = To the meeting room online
meetings-book = Book a time

# Times: the event’s, with the visitor’s own where they differ
both-times = { $event } ({ $zone }; your time { $own })
zoned-time = { $event } ({ $zone })
staffed-now = Somebody is here now, until { $time }
staffed-next = Staffed from { $time }
staffed-over = The staffed hours are over
material-until = until { $day }
material-gone = no longer available since { $day }
programme-zone = Times are those of the event ({ $zone }).

# A booth and a session
write-to-them = Write a message
take-me = Take me there
poster-link = More about this
close = Close
nearer = Nearer
farther = Farther
session-booths = Exhibitors in this session
visited = Visited
city-country = { $city }, { $country }
share = Copy the link
programme-none = There is no programme yet.
on-now = now
