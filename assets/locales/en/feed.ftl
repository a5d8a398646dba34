# What is wrong with a file of the feed, and what to do about it.
# Shown at the booth, in the catalogue and by the organiser's check.

# The place: file, then line and column, then the path in the JSON.
place-file = { $file }
place-line = { $file }, line { $line }, column { $column }
sentence = { $place }: { $what }
sentence-path = { $place }, { $path }: { $what }

unreadable = The file could not be read ({ $reason }).
unreadable-advice = Check that the address is right, that the file is there, and that its host lets other sites read it (CORS).
shape = The content is not as wanted: { $words }.
shape-advice = Compare this place with the JSON Schema or with the sample event.
file-too-large = The file has { $bytes } bytes; up to { $limit } are read.
file-too-large-advice = Move images and documents into files of their own and shorten long texts.
not-utf8 = The file is not UTF-8 text.
not-utf8-advice = Save the file again and choose the encoding UTF-8.
not-json = This is not sound JSON: { $words }.
not-json-advice = Look at this line and the one before it for a missing comma, quotation mark or bracket.
truncated = The file ends before its JSON is complete.
truncated-advice = Copy the whole file again, and check that every bracket is closed.
too-deep = Lists and objects are nested more than { $limit } levels deep.
too-deep-advice = Take out levels that the format does not have.
repeated = The field “{ $field }” stands twice in the same object.
repeated-advice = Keep one of the two and take out the other.
newer = The file is of format version { $found }; this site reads versions up to { $known }.
newer-advice = Set "version" to { $known }, or ask the organiser to update the site.
wrong-type = { $found } stands where { $wanted } is wanted.
wrong-type-advice = Write { $wanted } here.
wrong-value = { $found } stands here, but { $wanted } is wanted.
wrong-value-advice = Write { $wanted } here.
missing = The field “{ $field }” is missing.
missing-advice = Add “{ $field }”.
unknown = The field “{ $field }” is not known and is left aside.
unknown-advice = Take it out, or check how it is spelt.
unknown-meant = The field “{ $field }” is not known and is left aside. Is “{ $meant }” meant?
unknown-meant-advice = Write “{ $meant }” if that is what you mean.
empty = Nothing is written here.
empty-advice = Write something, or take the entry out.
text-too-long = The text has { $count } characters; the first { $limit } are shown.
text-too-long-advice = Shorten it to { $limit } characters.
list-too-long = The list has { $count } entries; the first { $limit } are shown.
list-too-long-advice = Keep the { $limit } most important entries.
controls = Invisible control characters were taken out of the text.
controls-advice = Type the text again instead of pasting it, or paste it without formatting.
bad-id = “{ $id }” is no id: lower-case letters, digits and hyphens are wanted, up to { $limit } of them.
bad-id-advice = Choose an id such as "city-of-yokohama", and use the same one wherever it is referred to.
id-taken = The id “{ $id }” is already taken by { $first }.
id-taken-advice = Choose another id; each may be used once.
no-such-topic = The event's vocabulary has no topic “{ $id }”.
no-such-topic-advice = Use an id from the “topics” of the event file, or ask the organiser to add this one.
no-such-session = The programme has no session “{ $id }”.
no-such-session-advice = Use the id of a session in the programme.
no-such-channel = The programme has no channel “{ $id }”.
no-such-channel-advice = Use the id of one of the programme's channels, or add the channel.
circle = The topic “{ $id }” includes itself by way of its broader topics.
circle-advice = Take out “broader” at one of these topics.
bad-language = “{ $tag }” is no language tag.
bad-language-advice = Write a BCP 47 tag such as "ja", "en" or "zh-Hant".
undeclared-language = The language “{ $tag }” is used here, but the event does not declare it.
undeclared-language-advice = Add it to the event's “languages”, or take the text out. Visitors see it only where no other language is filled in.
untranslated = The text is missing in the language “{ $tag }”.
untranslated-advice = Add it; until then visitors see another language here.
no-alt = The picture has no words for those who do not see it.
no-alt-advice = Say in “alt” what the picture shows.
ends-before-start = The end is not after the start.
ends-before-start-advice = Check both times and their offsets from UTC.
other-day = The session's day is { $day }, but it starts at { $start }.
other-day-advice = Correct the day or the start.
unlisted-day = { $day } is not among the days of the programme.
unlisted-day-advice = Add the day to “days”, or correct it here.
bad-goal = There is no Sustainable Development Goal { $number }.
bad-goal-advice = Use numbers from 1 to 17.
bad-colour = “{ $found }” is no colour.
bad-colour-advice = Write a colour as #rrggbb, for example #0a5ea8.
bad-country = “{ $found }” is no country code.
bad-country-advice = Write the two letters of ISO 3166-1, for example JP.
bad-time-zone = “{ $found }” is no time zone.
bad-time-zone-advice = Write an IANA name such as Asia/Tokyo.
bad-mail = “{ $found }” is no mail address.
bad-mail-advice = Write one address, without a name and without "mailto:".
bad-url = “{ $found }” is not opened: { $why }.
bad-url-empty-advice = Write the address, or take the field out.
bad-url-advice = Write an https address, or the path of a file beside this one.
url-empty = nothing is written here
url-too-long = it is longer than { $limit } characters
url-malformed = it cannot be read as an address
url-characters = it has spaces, backslashes or invisible characters in it
url-scheme = addresses that begin with “{ $scheme }:” are not opened
url-insecure = http is not encrypted
url-credentials = it has a user name or password in it
url-outside = the path leads out of the folder
url-not-whole = a whole https address is wanted here
url-not-a-file = a file or page is wanted here
plot-taken = Plot { $plot } is taken by the booth “{ $by }”.
plot-taken-advice = Agree on another plot with the organiser, or leave “plot” out to get the next free one.
no-such-plot = There is no plot { $plot }.
no-such-plot-advice = Use the number of a plot in this hall, counted from 1, or leave “plot” out.
nothing-to-show = There is no booth to show.
nothing-to-show-advice = Add a hall with at least one booth.
more = { $count ->
    [one] One more problem is not listed.
   *[other] { $count } more problems are not listed.
}
more-advice = Mend the listed ones first, then check again.

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
