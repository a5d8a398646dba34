# What is wrong with a file of the feed, and what to do about it.
# Shown at the booth, in the catalogue and by the organiser's check.

# The place: file, then line and column, then the path in the JSON.
place-file = { $file }
place-line = { $file }, line { $line }, column { $column }
sentence = { $place }: { $what }
sentence-path = { $place }, { $path }: { $what }

unreadable = The file could not be read ({ $reason }).
shape = The content is not as wanted: { $words }.
file-too-large = The file has { $bytes } bytes; up to { $limit } are read.
not-utf8 = The file is not UTF-8 text.
not-json = This is not sound JSON: { $words }.
truncated = The file ends before its JSON is complete.
too-deep = Lists and objects are nested more than { $limit } levels deep.
repeated = The field “{ $field }” stands twice in the same object.
newer = The file is of format version { $found }; this site reads versions up to { $known }.
wrong-type = { $found } stands where { $wanted } is wanted.
wrong-value = { $found } stands here, but { $wanted } is wanted.
missing = The field “{ $field }” is missing.
unknown = The field “{ $field }” is not known and is left aside.
unknown-meant = The field “{ $field }” is not known and is left aside. Is “{ $meant }” meant?
empty = Nothing is written here.
text-too-long = The text has { $count } characters; the first { $limit } are shown.
list-too-long = The list has { $count } entries; the first { $limit } are shown.
controls = Invisible control characters were taken out of the text.
bad-id = “{ $id }” is no id: lower-case letters, digits and hyphens are wanted, up to { $limit } of them.
id-taken = The id “{ $id }” is already taken by { $first }.
id-bound = The file says the id “{ $id }”; in this event the booth is “{ $bound }”.
id-unbound = The file is not called “{ $id }”, as its id is, so the event does not say whose id that is.
id-alike = The id “{ $id }” looks like “{ $other }” of { $first }.
prose-link = The link “{ $found }” in the text is shown as words. { $why }
no-such-topic = The event's vocabulary has no topic “{ $id }”.
no-such-session = The programme has no session “{ $id }”.
no-such-channel = The programme has no channel “{ $id }”.
no-such-booth = There is no booth “{ $id }” at this event.
stop-repeated = The tour stops twice at the booth “{ $id }”.
circle = The topic “{ $id }” includes itself by way of its broader topics.
bad-language = “{ $tag }” is no language tag.
undeclared-language = The language “{ $tag }” is used here, but the event does not declare it.
untranslated = The text is missing in the language “{ $tag }”.
no-alt = The picture has no words for those who do not see it.
ends-before-start = The end is not after the start.
other-day = The session's day is { $day }, but it starts at { $start }.
unlisted-day = { $day } is not among the days of the programme.
bad-goal = There is no Sustainable Development Goal { $number }.
bad-colour = “{ $found }” is no colour.
bad-country = “{ $found }” is no country code.
bad-time-zone = “{ $found }” is no time zone.
bad-mail = “{ $found }” is no mail address.
bad-desk-keys = “{ $found }” is not the public keys of a desk.
bad-url = “{ $found }” is not opened: { $why }.
url-empty = nothing is written here
url-too-long = it is longer than { $limit } characters
url-malformed = it cannot be read as an address
url-characters = it has spaces, backslashes or invisible characters in it
url-scheme = addresses that begin with “{ $scheme }:” are not opened
url-insecure = http is not encrypted
url-host = a host’s name has letters, digits, hyphens and dots only
url-credentials = it has a user name or password in it
url-outside = the path leads out of the folder
url-not-whole = a whole https address is wanted here
url-not-a-file = a file or page is wanted here
url-not-a-socket = a whole wss address is wanted here
plot-taken = Plot { $plot } is taken by the booth “{ $by }”.
no-such-plot = There is no plot { $plot }.
nothing-to-show = There is no booth to show.
more = { $count ->
    [one] One more problem is not listed.
   *[other] { $count } more problems are not listed.
}

# What stands in the file.
found-nothing = null
found-bool = { $value }
found-number = the number { $value }
found-text = the text “{ $value }”
found-list = a list
found-object = an object

# What is wanted there.
wanted-words = a text
wanted-text = a text, or an object with one text a language,
wanted-list = a list
wanted-object = an object
wanted-bool = true or false
wanted-whole = a whole number from 0 to { $max }
wanted-moment = a time with its offset, such as 2021-10-28T10:30:00+09:00,
wanted-date = a day such as 2021-10-28
wanted-source = a path, an https address or the content itself
wanted-one-of = one of { $words }
wanted-one = { $words }
wanted-other = { $words }
